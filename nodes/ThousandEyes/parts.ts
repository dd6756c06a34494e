import type { IDataObject } from 'n8n-workflow';
import type { Parts } from '../shared/operation/vocabulary';

/** One item for each element of a list in the answer to a change. */
export const eachOf = (name: string): Parts => ({
	of: (answer) => {
		const rows: unknown = (Object(answer) as IDataObject)[name];
		const listed = (Array.isArray(rows) ? rows : []) as IDataObject[];
		return listed.map((row) => ({ row }));
	},
	failed: 'errorItem',
});
