import type { Resource } from '../../shared/operation/vocabulary';
import { agentConversation } from './agentConversation';
import { answer } from './answer';
import { apiRequest } from './apiRequest';
import { authSettings } from './authSettings';
import { calendar } from './calendar';
import { collection } from './collection';
import { communicationChannel } from './communicationChannel';
import { connection } from './connection';
import { connectionConfiguration } from './connectionConfiguration';
import { customAction } from './customAction';
import { data } from './data';
import { dbtConnection } from './dbtConnection';
import { emailCustomization } from './emailCustomization';
import { group } from './group';
import { liveboard } from './liveboard';
import { log } from './log';
import { manualTranslation } from './manualTranslation';
import { metadata } from './metadata';
import { org } from './org';
import { role } from './role';
import { schedule } from './schedule';
import { security } from './security';
import { session } from './session';
import { spotter } from './spotter';
import { style } from './style';
import { styleFont } from './styleFont';
import { system } from './system';
import { tag } from './tag';
import { tml } from './tml';
import { tokens } from './token';
import { user } from './user';
import { variable } from './variable';
import { versionControl } from './versionControl';
import { webhook } from './webhook';

/** What the ThoughtSpot node offers. */
export const resources: Resource[] = [
	agentConversation,
	answer,
	apiRequest,
	authSettings,
	calendar,
	collection,
	communicationChannel,
	connection,
	connectionConfiguration,
	customAction,
	data,
	dbtConnection,
	emailCustomization,
	group,
	liveboard,
	log,
	manualTranslation,
	metadata,
	org,
	role,
	schedule,
	security,
	session,
	spotter,
	style,
	styleFont,
	system,
	tag,
	tml,
	tokens,
	user,
	variable,
	versionControl,
	webhook,
];
