import type { Resource } from '../../shared/operation/vocabulary';
import { agentConversation } from './agentConversation';
import { authSettings } from './authSettings';
import { calendar } from './calendar';
import { collection } from './collection';
import { communicationChannel } from './communicationChannel';
import { connection } from './connection';
import { connectionConfiguration } from './connectionConfiguration';
import { customAction } from './customAction';
import { emailCustomization } from './emailCustomization';
import { group } from './group';
import { log } from './log';
import { manualTranslation } from './manualTranslation';
import { org } from './org';
import { role } from './role';
import { schedule } from './schedule';
import { security } from './security';
import { session } from './session';
import { spotter } from './spotter';
import { style } from './style';
import { styleFont } from './styleFont';
import { tag } from './tag';
import { tokens } from './token';
import { user } from './user';
import { variable } from './variable';
import { versionControl } from './versionControl';
import { webhook } from './webhook';

/** What the ThoughtSpot node offers. */
export const resources: Resource[] = [
	agentConversation,
	authSettings,
	calendar,
	collection,
	communicationChannel,
	connection,
	connectionConfiguration,
	customAction,
	emailCustomization,
	group,
	log,
	manualTranslation,
	org,
	role,
	schedule,
	security,
	session,
	spotter,
	style,
	styleFont,
	tag,
	tokens,
	user,
	variable,
	versionControl,
	webhook,
];
