import { flag, object, required, text } from '../../shared/operation/fields';
import type { Operation, Resource } from '../../shared/operation/vocabulary';
import { API_ROOT } from '../authentication';
import { org } from '../fields/common';
import { orgNames } from '../fields/user';

const docs = 'https://developers.thoughtspot.com/docs/customize-email-settings';

const ROOT = `${API_ROOT}/customization/email`;

const TEXTS: Record<string, string> = {
	ctaButtonBgColor: 'Colour of buttons',
	ctaTextFontColor: 'Colour of the text on buttons',
	primaryBgColor: 'Colour of the background',
	homeUrl: 'Address of the home page',
	logoUrl: 'Address of the logo',
	fontFamily: 'Font of the text',
	productName: 'Name of the product',
	footerAddress: 'Postal address in the footer',
	footerPhone: 'Phone number in the footer',
	replacementValueForLiveboard: 'Your word for Liveboard',
	replacementValueForAnswer: 'Your word for answer',
	replacementValueForSpotIq: 'Your word for SpotIQ',
	companyPrivacyPolicyUrl: 'Address of your privacy policy',
	companyWebsiteUrl: 'Address of your website',
	contactSupportUrl: 'Address of your support',
};

const HIDDEN: Record<string, string> = {
	hideFooterAddress: 'the postal address',
	hideFooterPhone: 'the phone number',
	hideManageNotification: 'the link to notification settings',
	hideMobileAppNudge: 'the hint at the mobile app',
	hidePrivacyPolicy: 'the privacy policy',
	hideProductName: 'the name of the product',
	hideTsVocabularyDefinitions: 'explanations of words',
	hideNotificationStatus: 'the status of notifications',
	hideErrorMessage: 'error messages',
	hideUnsubscribeLink: 'the link to unsubscribe',
	hideModifyAlert: 'the link to change an alert',
	hideContactSupportUrl: 'the address of the support',
	hideLogoUrl: 'the logo',
};

const templateProperties = required(
	object('templateProperties', 'What emails look like', [
		...Object.entries(TEXTS).map(([name, description]) => text(name, description)),
		...Object.entries(HIDDEN).map(([name, what]) => flag(name, `Whether to leave out ${what}`)),
	]),
);

const orgIdentifier = text('orgIdentifier', 'Org whose emails these are', {
	label: 'Org Name or ID',
	zero: true,
});

const writing = (name: string, path: string, description: string): Operation => ({
	name,
	action: `${name} an email customization`,
	description,
	docs,
	method: 'POST',
	path,
	fields: [templateProperties, org],
	collections: { additionalFields: [orgIdentifier] },
});

export const emailCustomization: Resource = {
	name: 'Email Customization',
	value: 'emailCustomization',
	operations: {
		create: writing('Create', ROOT, 'Set what emails of an org look like (beta)'),
		delete: {
			name: 'Delete',
			action: 'Delete email customizations',
			description: 'Give emails of orgs their usual look again (beta). This cannot be undone.',
			docs,
			method: 'POST',
			path: `${ROOT}/delete`,
			fields: [required(orgNames), org],
			deletes: 'orgIdentifiers',
		},
		getAll: {
			name: 'Get Many',
			action: 'Get many email customizations',
			description: 'Retrieve what emails of orgs look like (beta)',
			docs,
			method: 'POST',
			path: `${ROOT}/search`,
			effect: 'safe',
			list: {},
			fields: [org],
			collections: { filters: [orgNames] },
		},
		update: writing(
			'Update',
			`${ROOT}/update`,
			'Change what emails of an org look like (beta); only what is given changes',
		),
		validate: {
			name: 'Validate',
			action: 'Validate an email customization',
			description: 'Have ThoughtSpot send a test email to the user of the credential (beta)',
			docs,
			method: 'POST',
			path: `${ROOT}/validate`,
			unordered: true,
			fields: [org],
		},
	},
};
