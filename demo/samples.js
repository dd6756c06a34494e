'use strict';

const liveboard = 'c0a8f1d2-7b3e-4d5f-8a00-000000000001';

const sheet = [
	'testName,url,agents,interval',
	'Shop,https://shop.example.com,"3001,3002",300',
	'Blog,https://blog.example.com,3001,600',
].join('\n');

/** A sheet as a browser sends it: a form with a file. */
function sheetForm(text = sheet) {
	const form = new FormData();
	form.append('data', new Blob([text], { type: 'text/csv' }), 'tests.csv');
	return form;
}

/**
 * What a caller sends to the webhooks of the workflows, by path; a webhook that is not named here gets no body.
 * @type {Record<string, { body: object, query?: string }>}
 */
const samples = {
	'thoughtspot-joiner-leaver': {
		body: {
			event: 'joiner',
			username: 'joan.baker',
			displayName: 'Joan Baker',
			email: 'joan.baker@example.com',
			groups: ['Analysts'],
		},
	},
	'thoughtspot-leaver': { body: { username: 'analyst' } },
	'thoughtspot-promote': { body: { liveboard } },
	'thoughtspot-token': { body: { username: 'analyst' } },
	'thousandeyes-change-freeze': {
		body: { action: 'start', change: 'CHG0042', minutes: 60, testIds: ['202702'] },
	},
	'thousandeyes-tests-from-sheet': { body: sheetForm(), query: '?apply=true' },
};

/** What somebody writes into a chat. */
const chatMessage = (text = 'What were sales by region?') => ({
	action: 'sendMessage',
	sessionId: 'a-session',
	chatInput: text,
});

/** How a trigger that listens is called; nothing for one that does not. @param {any} node */
function callOf({ type, webhookId, parameters }) {
	if (type.endsWith('.chatTrigger')) {
		return { path: `${webhookId}/chat`, method: 'POST', body: chatMessage() };
	}
	if (type !== 'n8n-nodes-base.webhook') return undefined;
	const { path: webhook, httpMethod: method = 'GET' } = parameters;
	const { query = '', body } = samples[webhook] ?? {};
	return { path: `${webhook}${query}`, method, body };
}

module.exports = { callOf, chatMessage, liveboard, sheetForm };
