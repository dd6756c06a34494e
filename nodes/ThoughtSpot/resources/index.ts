import { answer } from './answer';
import { apiRequest } from './apiRequest';
import { data } from './data';
import { liveboard } from './liveboard';
import { metadata } from './metadata';
import type { Resource } from '../../shared/operation/vocabulary';
import { session } from './session';
import { system } from './system';
import { tml } from './tml';
import { tokens } from './token';

/** What the ThoughtSpot node offers. */
export const resources: Resource[] = [
	answer,
	apiRequest,
	data,
	liveboard,
	metadata,
	session,
	system,
	tml,
	tokens,
];
