import type { Resource } from '../../shared/operation/vocabulary';
import { agentConversation } from './agentConversation';
import { answer } from './answer';
import { apiRequest } from './apiRequest';
import { collection } from './collection';
import { connection } from './connection';
import { connectionConfiguration } from './connectionConfiguration';
import { data } from './data';
import { group } from './group';
import { liveboard } from './liveboard';
import { log } from './log';
import { metadata } from './metadata';
import { org } from './org';
import { role } from './role';
import { schedule } from './schedule';
import { security } from './security';
import { session } from './session';
import { spotter } from './spotter';
import { system } from './system';
import { tag } from './tag';
import { tml } from './tml';
import { tokens } from './token';
import { user } from './user';
import { versionControl } from './versionControl';

/** What the ThoughtSpot node offers. */
export const resources: Resource[] = [
	agentConversation,
	answer,
	apiRequest,
	collection,
	connection,
	connectionConfiguration,
	data,
	group,
	liveboard,
	log,
	metadata,
	org,
	role,
	schedule,
	security,
	session,
	spotter,
	system,
	tag,
	tml,
	tokens,
	user,
	versionControl,
];
