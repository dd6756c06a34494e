import { choice, flag, number, text, texts } from '../../../shared/operation/fields';
import type { Field } from '../../../shared/operation/vocabulary';
import { lettered } from '../common';
import { ofTypes, setting } from './ofTypes';

const INTERVALS: Array<[value: number, name: string]> = [60, 120, 300, 600, 900, 1800, 3600].map(
	(seconds) => [seconds, `${seconds / 60} Min`],
);

export const transactionScript = setting(
	text('transactionScript', 'The script of the transaction', { rows: 6, most: 1_000_000 }),
);

const targetTime = (type: string, least: number, highest: number) =>
	ofTypes(
		[type],
		number('targetTime', 'Target of the duration in seconds', { least, highest, default: 10 }),
	);

/** What a browser does. */
export const browser: Field[] = [
	flag('allowGeolocation', 'Whether pages may ask for the location'),
	flag('allowMicAndCamera', 'Whether pages may use microphone and camera'),
	text('blockDomains', 'Domains that are not loaded'),
	text('browserLanguage', 'The language of the browser', { placeholder: 'e.g. en-US' }),
	text('chromeOptions', 'Switches for Chrome'),
	text('chromePolicies', 'Policies for Chrome as a text of JSON', {
		rows: 3,
		default: '{}',
		most: 100_000,
	}),
	flag('disableScreenshot', 'Whether to take no screenshots'),
	lettered('emulatedDeviceId', 'The device to emulate', {
		label: 'Emulated Device',
		list: 'searchEmulatedDevices',
	}),
	flag('identifyAgentTrafficWithUserAgent', 'Whether the user agent names ThousandEyes', {
		label: 'Identify Agent Traffic',
	}),
	choice('pageLoadingStrategy', 'What is waited for', ['normal', 'eager', 'none'], {
		default: 'normal',
	}),
	choice(
		'subinterval',
		'How the agents spread within the interval',
		[...INTERVALS, [1200, '20 Min']],
		{ default: 60 },
	),
	choice('httpInterval', 'How often HTTP alone is tested', INTERVALS, {
		label: 'HTTP Interval',
		default: 300,
	}),
	number('pageLoadTargetTime', 'Target of the load time in seconds', { least: 1, highest: 60 }),
	number('pageLoadTimeLimit', 'Most seconds for a page, more than HTTP Time Limit', {
		least: 5,
		highest: 60,
		default: 10,
	}),
	texts('credentials', 'IDs of stored credentials, separated by commas'),
	number('timeLimit', 'Most seconds for all of it', { least: 5, highest: 180, default: 30 }),
].map(setting);

/** How long the whole may take. */
export const targetTimes = [targetTime('api', 0, 60), targetTime('web-transactions', 1, 180)];
