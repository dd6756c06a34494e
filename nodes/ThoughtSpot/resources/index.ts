import type { Resource } from '../../shared/operation/vocabulary';
import { group } from './group';
import { org } from './org';
import { session } from './session';
import { tag } from './tag';
import { tokens } from './token';
import { user } from './user';

/** What the ThoughtSpot node offers. */
export const resources: Resource[] = [group, org, session, tag, tokens, user];
