import type { IDataObject } from 'n8n-workflow';
import { testTypes } from '../../resources/cloudTest';

/** Alerts that come from tests of one type alone; others may be about one layer of another test. */
const TYPE_BY_ALERT: Record<string, string> = {
	api: 'api',
	'dns-server': 'dns-server',
	'dns-trace': 'dns-trace',
	dnssec: 'dnssec',
	'end-to-end-agent': 'agent-to-agent',
	ftp: 'ftp-server',
	'sip-server': 'sip-server',
	transactions: 'web-transactions',
	voice: 'voice',
	'web-transaction': 'web-transactions',
	'web-transactions': 'web-transactions',
};

/** The address of a link in any form: text, an object with `href`, or a list of them; else empty. */
export function hrefOf(link: unknown): string {
	const [first] = [link].flat();
	const href = typeof first === 'object' ? (first as IDataObject | null)?.href : first;
	return typeof href === 'string' ? href : '';
}

/** The test that a link of any version of the API leads to; its type is empty where it is not sure. */
export function testOf(href: string, alertType: string): { id: string; type: string } {
	const { id, before } = idAfter(href, ['tests']);
	const ofAlert = Object.hasOwn(TYPE_BY_ALERT, alertType) ? TYPE_BY_ALERT[alertType] : '';
	const type = testTypes.includes(before) ? before : ofAlert;
	return { id, type: id === '' ? '' : type };
}

/** The ID of the alert rule that a link of any version of the API leads to. */
export function ruleOf(href: string): string {
	return idAfter(href, ['rules', 'alert-rules']).id;
}

/** The first number in the path after one of the names, and the word that leads to it. */
function idAfter(href: string, names: string[]): { id: string; before: string } {
	const segments = decoded(href.split(/[?#]/)[0])
		.split('/')
		.map((segment) => segment.replace(/\.(json|xml)$/i, '').trim())
		.filter((segment) => segment !== '');
	const start = Math.max(...names.map((name) => segments.lastIndexOf(name))) + 1;
	const rest = segments.slice(start);
	const place = rest.findIndex((segment) => /^\d+$/.test(segment));
	// Tests of Endpoint Agents have types of the same names, further down: they are others.
	const isDirect = start === 0 || place === 1;
	return { id: rest[place] ?? '', before: (isDirect && rest[place - 1]) || '' };
}

function decoded(path: string): string {
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}
