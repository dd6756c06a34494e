import type { Resource } from '../../shared/operation/vocabulary';
import { answer } from './answer';
import { apiRequest } from './apiRequest';
import { data } from './data';
import { group } from './group';
import { liveboard } from './liveboard';
import { metadata } from './metadata';
import { org } from './org';
import { session } from './session';
import { system } from './system';
import { tag } from './tag';
import { tml } from './tml';
import { tokens } from './token';
import { user } from './user';

/** What the ThoughtSpot node offers. */
export const resources: Resource[] = [
	answer,
	apiRequest,
	data,
	group,
	liveboard,
	metadata,
	org,
	session,
	system,
	tag,
	tml,
	tokens,
	user,
];
