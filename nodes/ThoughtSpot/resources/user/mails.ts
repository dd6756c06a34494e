import { flag } from '../../../shared/operation/fields';

/** What a new user is sent and shown. */
export const mails = [
	flag('triggerWelcomeEmail', 'Whether a welcome email is sent'),
	flag('triggerActivationEmail', 'Whether an email with an activation link is sent'),
	flag('showOnboardingExperience', 'Whether the user is shown around', { default: true }),
];
