import type { Operation } from '../../../shared/operation/vocabulary';
import { page } from '../../docs';
import { aid } from '../../fields/common';
import { assignments, tagId, tagsToAssign } from '../../fields/tag';
import { assignedMany, assignedTo } from '../../tags';

const assignNotice = 'Objects that are assigned to the tag already stay so.';

/** A tag to objects. */
export const assign: Operation = {
	name: 'Assign',
	action: 'Assign a tag to objects',
	description: 'Assign a tag to tests, agents or dashboards, beside those that have it already',
	docs: page('assign-tag-to-multiple-objects'),
	method: 'POST',
	path: '/v7/tags/{tagId}/assign',
	fields: [tagId, assignments, aid],
	parts: { of: assignedTo, failed: 'errorItem' },
	notice: assignNotice,
};

/** Tags to objects. */
export const assignMany: Operation = {
	name: 'Assign Many',
	action: 'Assign many tags to objects',
	description: 'Assign several tags, each to its objects, beside those that have them already',
	docs: page('assign-multiple-tags-to-multiple-objects'),
	method: 'POST',
	path: '/v7/tags/assign',
	fields: [tagsToAssign, aid],
	parts: { of: assignedMany, failed: 'errorItem' },
	notice: assignNotice,
};

/** A tag off objects. */
export const unassign: Operation = {
	name: 'Unassign',
	action: 'Take a tag off objects',
	description: 'Take a tag off tests, agents or dashboards',
	docs: page('remove-tag-from-multiple-objects'),
	method: 'POST',
	path: '/v7/tags/{tagId}/unassign',
	fields: [tagId, assignments, aid],
};

/** Tags off objects. */
export const unassignMany: Operation = {
	name: 'Unassign Many',
	action: 'Take many tags off objects',
	description: 'Take several tags off, each off its objects',
	docs: page('remove-multiple-tags-from-multiple-objects'),
	method: 'POST',
	path: '/v7/tags/unassign',
	fields: [tagsToAssign, aid],
	parts: { of: assignedMany, failed: 'errorItem' },
};
