import { checked } from '../../nodes/shared/operation/entered';
import { InputProblem } from '../../nodes/shared/operation/vocabulary';
import { attempt } from '../laws/attempt';
import { titleOf } from '../laws/entries';
import { LEFT_OUT, meaning, ODD, REFUSED } from './odd';
import { around, leafOf, places, within, type Place } from './odd-places';

/**
 * Every field of every operation, given by an expression: it is read as its description says, or an
 * error names it; whatever is read, a call is built from it, or an error says why not.
 */

const titled = places().map((place) => {
	const labels = place.path.map(({ property }) => property.displayName);
	return [`${titleOf(place.entry)} ${labels.join(': ')}`, place] as const;
});

/** What a field is read as; the text of an error that names it. */
function read(place: Place, odd: unknown): { value?: unknown; refusal?: string } {
	const raw = around(place, '={{ $json.odd }}');
	try {
		const value = checked(place.path[0], around(place, odd), () => raw, 'America/New_York');
		return { value };
	} catch (error) {
		if (error instanceof InputProblem) return { refusal: error.message };
		throw error as Error;
	}
}

it.each(titled)('%s', (_, place) => {
	const leaf = leafOf(place);
	const refused = expect.stringContaining(`${leaf.property.displayName}' `) as unknown;
	for (const [source, odd] of ODD) {
		const meant = meaning(leaf, odd);
		const { value, refusal } = read(place, odd);
		expect([source, refusal]).toEqual([source, meant === REFUSED ? refused : undefined]);
		if (meant === REFUSED) continue;
		expect([source, within(place, value)]).toEqual([
			source,
			meant === LEFT_OUT ? undefined : meant,
		]);
		const values = { ...place.rest, [place.path[0].property.name]: value };
		expect(() => attempt(place.entry, values)).not.toThrow();
	}
});
