import { answer } from './answer';
import { data } from './data';
import { liveboard } from './liveboard';
import { metadata } from './metadata';
import type { Resource } from '../../shared/operation/vocabulary';
import { group } from './group';
import { org } from './org';
import { session } from './session';
import { tag } from './tag';
import { tokens } from './token';
import { user } from './user';

/** What the ThoughtSpot node offers. */
export const resources: Resource[] = [
	answer,
	data,
	group,
	liveboard,
	metadata,
	org,
	session,
	tag,
	tokens,
	user,
];
