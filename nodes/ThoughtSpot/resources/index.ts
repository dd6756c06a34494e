import type { Resource } from '../../shared/operation/vocabulary';
import { agentConversation } from './agentConversation';
import { collection } from './collection';
import { connection } from './connection';
import { connectionConfiguration } from './connectionConfiguration';
import { group } from './group';
import { log } from './log';
import { org } from './org';
import { role } from './role';
import { schedule } from './schedule';
import { security } from './security';
import { session } from './session';
import { spotter } from './spotter';
import { tag } from './tag';
import { tokens } from './token';
import { user } from './user';
import { versionControl } from './versionControl';

/** What the ThoughtSpot node offers. */
export const resources: Resource[] = [
	agentConversation,
	collection,
	connection,
	connectionConfiguration,
	group,
	log,
	org,
	role,
	schedule,
	security,
	session,
	spotter,
	tag,
	tokens,
	user,
	versionControl,
];
