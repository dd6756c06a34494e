import type { ErrorBodies } from '../shared/reading/reasons';

/** ThoughtSpot's error bodies nest differently by release, but keep their names. */
export const errorBodies: ErrorBodies = {
	signs: ['error', 'debug', 'incident_id_guid'],
	words: [['debug', 'detail', 'error_description', 'error_message', 'message', 'title', 'error']],
	marks: { Code: ['code', 'error_code'], Incident: ['incident_id_guid', 'incident_id'] },
};
