import { answer } from './answer';
import { data } from './data';
import { liveboard } from './liveboard';
import { metadata } from './metadata';
import type { Resource } from '../../shared/operation/vocabulary';
import { session } from './session';
import { tokens } from './token';

/** What the ThoughtSpot node offers. */
export const resources: Resource[] = [answer, data, liveboard, metadata, session, tokens];
