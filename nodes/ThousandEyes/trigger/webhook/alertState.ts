import type { IDataObject } from 'n8n-workflow';
import type { Change } from '../change';
import { firstPlain, objectOf, plain } from './values';

/** Whether a notification says that its alert is raised or over; undefined where it says something else. */
export function eventOf(
	type: string,
	active: unknown,
	hasEnd: boolean,
): Change['event'] | undefined {
	if (/^1$|clear/i.test(type)) return 'cleared';
	if (/^2$|trigger|raise/i.test(type)) return 'triggered';
	const word = plain(active).toLowerCase();
	if (word === '0' || word === 'false') return 'cleared';
	if (word === '1' || word === 'true') return 'triggered';
	if (hasEnd) return 'cleared';
	return type === '' ? 'triggered' : undefined;
}

/** Whether a suppression window holds the alert back: what comes of it says so itself. */
export function isSuppressed(raw: IDataObject): boolean {
	const said = firstPlain(objectOf(raw.alert).suppressed, raw.suppressed);
	return /^(true|1)$/i.test(said);
}

/** Where the alert is shown; empty where the address of the application does not follow from the API's. */
export function linkTo(id: string, accountGroupId: string, apiHost = ''): string {
	const domain = /^api\.((?:[\w-]+\.)*thousandeyes\.[a-z]{2,6})$/i.exec(apiHost)?.[1];
	if (!domain) return '';
	const group = encodeURIComponent(accountGroupId);
	return `https://app.${domain}/alerts/list?__a=${group}&alertId=${encodeURIComponent(id)}`;
}
