import type { Resource } from '../../shared/operation/vocabulary';
import { group } from './group';
import { org } from './org';
import { security } from './security';
import { session } from './session';
import { tag } from './tag';
import { tokens } from './token';
import { user } from './user';

/** What the ThoughtSpot node offers. */
export const resources: Resource[] = [group, org, security, session, tag, tokens, user];
