import { choice, number } from '../../shared/operation/fields';
import type { Operation, Resource } from '../../shared/operation/vocabulary';
import { aid, expand } from '../fields/common';

const docs = 'https://developer.cisco.com/docs/thousandeyes/list-emulated-devices/';

const pixels = { least: 50, highest: 9999, required: true } as const;

const getAll: Operation = {
	name: 'Get Many',
	action: 'Get many emulated devices',
	description: 'Retrieve the devices that browser tests can pretend to be',
	docs,
	method: 'GET',
	path: '/v7/emulated-devices',
	list: { rows: 'emulatedDevices' },
	collections: { options: [expand(['User Agents', 'user-agent'])] },
};

export const emulatedDevice: Resource = {
	name: 'Emulated Device',
	value: 'emulatedDevice',
	operations: {
		create: {
			name: 'Create',
			action: 'Create an emulated device',
			description: 'Create a device of your own that browser tests can pretend to be',
			docs,
			method: 'POST',
			path: '/v7/emulated-devices',
			unordered: true,
			fields: [
				choice('category', 'The kind of the device', ['desktop', 'laptop', 'phone', 'tablet'], {
					required: true,
				}),
				number('width', 'Width of its screen in pixels', { ...pixels, default: 1280 }),
				number('height', 'Height of its screen in pixels', { ...pixels, default: 720 }),
				aid,
			],
		},
		getAll,
	},
	choices: {
		searchEmulatedDevices: {
			operation: getAll,
			value: ({ id }) => id,
			name: ({ name: called }) => [called],
			details: ({ category, width, height }) => [category, `${String(width)} × ${String(height)}`],
		},
	},
};
