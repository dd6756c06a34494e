import type { IDataObject } from 'n8n-workflow';
import { CallError } from '../../shared/http/errors';
import type { Operation, Resource, Run } from '../../shared/operation/vocabulary';

const OLD_TOKEN_DAYS = 14;
const DAY_MS = 86_400_000;

const asked: Operation = {
	name: 'Regenerate',
	action: 'Regenerate the token',
	description:
		'Make a new bearer token for the user of the credential. The old one works for 14 more days at most. The new one is told this once.',
	method: 'POST',
	path: '/v7/api-tokens',
	authentications: ['bearer'],
	single: true,
	byHandOnly: true,
	notice:
		'The new token is told this once, and becomes part of the execution data, where everyone who can see the execution can read it. Store it and put it into the credential: the old one works for 14 more days at most. Only one item of a run can do this, and no AI agent.',
};

async function* regenerated(run: Run) {
	try {
		const [answer = {}] = await run.ask(asked, {});
		yield [{ json: told(answer) }];
	} catch (error) {
		if (!(error instanceof CallError) || error.status !== 409) return await Promise.reject(error);
		return await Promise.reject(
			new CallError(
				error.message,
				`Two tokens of the user are good at the same time, and there can be no third. The older one ends by itself within ${OLD_TOKEN_DAYS} days.`,
				409,
			),
		);
	}
}

function told({ bearerToken, validUntil }: IDataObject): IDataObject {
	if (typeof bearerToken !== 'string' || bearerToken === '') {
		throw new CallError(
			'Regenerate the token: the answer holds no token',
			'Look into ThousandEyes whether there is a new one before this is run again.',
		);
	}
	const lastDay = new Date(Date.now() + OLD_TOKEN_DAYS * DAY_MS).toISOString();
	return {
		token: bearerToken,
		validUntil,
		oldTokenWorksUntil: lastDay,
		next: 'Store the token, and change the credential to it.',
	};
}

export const apiToken: Resource = {
	name: 'API Token',
	value: 'apiToken',
	operations: { regenerate: { ...asked, run: regenerated, uses: [asked] } },
};
