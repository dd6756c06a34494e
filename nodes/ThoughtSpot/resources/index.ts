import type { Resource } from '../../shared/operation/vocabulary';
import { agentConversation } from './agentConversation';
import { group } from './group';
import { log } from './log';
import { org } from './org';
import { schedule } from './schedule';
import { security } from './security';
import { session } from './session';
import { spotter } from './spotter';
import { tag } from './tag';
import { tokens } from './token';
import { user } from './user';

/** What the ThoughtSpot node offers. */
export const resources: Resource[] = [
	agentConversation,
	group,
	log,
	org,
	schedule,
	security,
	session,
	spotter,
	tag,
	tokens,
	user,
];
