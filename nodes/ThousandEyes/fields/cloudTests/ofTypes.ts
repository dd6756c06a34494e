import type { Field } from '../../../shared/operation/vocabulary';
import { testTypes, typesWith } from './names';

/** A setting, shown for the types of tests that have it. */
export function setting(field: Field): Field {
	return ofTypes(typesWith(field.property.name), field);
}

/** A field, shown for some types of tests. */
export function ofTypes(types: string[], field: Field): Field {
	const others = testTypes.filter((type) => !types.includes(type));
	if (others.length === 0) return field;
	// The shorter list: what the editor loads has hundreds of these.
	const condition =
		others.length < types.length
			? { hide: { '/testType': others } }
			: { show: { ...field.property.displayOptions?.show, '/testType': types } };
	const displayOptions = { ...field.property.displayOptions, ...condition };
	return { ...field, property: { ...field.property, displayOptions } };
}
