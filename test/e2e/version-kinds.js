'use strict';
const assert = require('node:assert/strict');

/**
 * @typedef {{ kind: string, parameters: any, holds: (items: any[]) => void }} Kind an operation of a kind, and what its
 * items must hold
 */

const byId = (value) => ({ __rl: true, mode: 'id', value });
const created = (property) => `={{ $('create').first().json.${property} }}`;
const liveboard = 'c0a8f1d2-7b3e-4d5f-8a00-000000000001';

/** @returns {Kind} */
const one = (kind, resource, operation, parameters, holds) => ({
	kind,
	parameters: { resource, operation, ...parameters },
	holds,
});

/** Creates a thing, finds it alone and in the list, changes and deletes it. */
function life(resource, field, property, { create, change }) {
	const place = { [field]: byId(created(property)) };
	const [[name, value]] = Object.entries(change);
	const has = ([{ json }]) => assert.ok(json[property], JSON.stringify(json));
	return [
		one('create', resource, 'create', create, has),
		one('update', resource, 'update', { ...place, additionalFields: change }, () => {}),
		one('get', resource, 'get', { ...place, simplify: false }, ([{ json }]) =>
			assert.equal(json[name], value),
		),
		one('list', resource, 'getAll', { returnAll: true }, has),
		one('delete', resource, 'delete', place, ([{ json }]) => assert.equal(json.deleted, true)),
	];
}

/** One operation of each kind that a node has, in the order in which they are run. */
const kinds = {
	thousandEyes: [
		...life('tag', 'tagId', 'id', {
			create: { key: 'branch', value: 'sfo', objectType: 'test' },
			change: { value: 'nyc' },
		}),
		one(
			'job, waited for',
			'instantTest',
			'run',
			{ testId: byId('202709'), options: { waitForResults: true } },
			([{ json }]) => assert.equal(json.complete, true),
		),
		one('API request', 'apiRequest', 'send', { path: '/v7/account-groups' }, ([{ json }]) =>
			assert.ok(json.aid),
		),
	],
	thousandEyesEndpoint: life('endpointLabel', 'endpointLabelId', 'id', {
		create: {
			name: 'Branch',
			matchType: 'and',
			filters: { values: [{ key: 'platform', values: 'mac, windows', mode: 'in' }] },
		},
		change: { name: 'Branches' },
	}),
	thoughtSpot: [
		...life('group', 'groupIdentifier', 'id', {
			create: { name: 'versions', displayName: 'Versions' },
			change: { description: 'Changed' },
		}),
		one(
			'file',
			'liveboard',
			'exportReport',
			{ metadataIdentifier: byId(liveboard) },
			([{ binary }]) => assert.equal(binary.data.mimeType, 'application/pdf'),
		),
		one(
			'job, waited for',
			'tml',
			'importAsync',
			{ metadataTmls: 'liveboard:\n  name: A\n', options: { waitForCompletion: true } },
			([{ json }]) => assert.equal(json.status, 'OK'),
		),
		one(
			'API request',
			'apiRequest',
			'send',
			{ method: 'POST', path: 'users/search', body: '{}', onlyReads: true },
			([{ json }]) => assert.ok(json.name),
		),
	],
};

module.exports = { kinds };
