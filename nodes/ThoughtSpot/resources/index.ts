import type { Resource } from '../../shared/operation/vocabulary';
import { session } from './session';
import { tokens } from './token';

/** What the ThoughtSpot node offers. */
export const resources: Resource[] = [session, tokens];
