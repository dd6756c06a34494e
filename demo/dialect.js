'use strict';

/**
 * @import { Workflow } from './client'
 * @typedef {{ status: string, triggers: Array<{ errorMessage?: string | null }> }} Publication
 * @typedef {object} Dialect
 * @property {object} imported what a new workflow is sent with
 * @property {(workflow: Workflow) => object} started what n8n is told of the workflow that it is to run
 * @property {(id: string) => Promise<Publication>} publication how far n8n is with publishing or taking down a workflow
 */

/**
 * What the REST API of n8n 2 does otherwise than that of n8n 1.
 * @param {string} version of n8n
 * @param {(path: string) => Promise<any>} get
 * @returns {Dialect}
 */
function dialectOf(version, get) {
	if (Number(version.split('.')[0]) >= 2) {
		return {
			imported: {},
			started: () => ({}),
			publication: (id) => get(`/workflows/${id}/publication-status`),
		};
	}
	return {
		imported: { active: false },
		// It runs what the editor has, saved or not.
		started: (workflow) => ({ workflowData: workflow }),
		// It has registered everything when it answers.
		async publication(id) {
			const { active } = await get(`/workflows/${id}`);
			return { status: active ? 'published' : 'not_published', triggers: [] };
		},
	};
}

module.exports = { dialectOf };
