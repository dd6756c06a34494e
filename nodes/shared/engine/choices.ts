import type { Choice } from '../operation/vocabulary';

type Order = Pick<Choice, 'inOrder' | 'newestFirst'>;

/** One entry of a drop-down list. */
export interface Listed {
	name: string;
	value: string;
}

/** Letters that no decomposition takes a stroke or a ligature from. */
const LETTERS: Record<string, string> = {
	æ: 'ae',
	đ: 'd',
	ð: 'd',
	ħ: 'h',
	ł: 'l',
	œ: 'oe',
	ø: 'o',
	þ: 'th',
};

/** The entries of a drop-down list: each ID once, and no two that look the same. */
export class Choices {
	/** How many rows they were made of, and whether there may be more. */
	seen = 0;
	isCut = false;
	private readonly entries = new Map<string, { name: string; details: string[] }>();

	/** Adds what has an ID; parts of its name and details that are missing are left out. */
	add(id: unknown, nameParts: unknown[], details: unknown[]): void {
		const value = textOf(id);
		if (value === '' || this.entries.has(value)) return;
		const name = present(nameParts).join(' ') || value;
		const more = present(details).filter((one) => one !== name);
		this.entries.set(value, { name, details: more });
	}

	/**
	 * The entries that hold every word, in any case and with or without accents; sorted by name, unless
	 * they are to stay in the order in which they were added.
	 */
	matching(filter: string, { inOrder, newestFirst }: Order = {}): Listed[] {
		const words = folded(filter).split(/\s+/);
		const holds = ({ name, value }: Listed) => {
			const text = folded(`${name} ${value}`);
			return words.every((word) => text.includes(word));
		};
		const found = this.toldApart().filter(holds);
		if (inOrder) return found;
		const sign = newestFirst ? -1 : 1;
		return found.sort((a, b) => sign * a.name.localeCompare(b.name));
	}

	private toldApart(): Listed[] {
		const counts = new Map<string, number>();
		for (const { name, details } of this.entries.values()) {
			const label = labelOf(name, details);
			counts.set(label, (counts.get(label) ?? 0) + 1);
		}
		return [...this.entries].map(([value, { name, details }]) => {
			const label = labelOf(name, details);
			const isTwin = (counts.get(label) ?? 0) > 1;
			return { name: isTwin ? labelOf(name, [...details, value]) : label, value };
		});
	}
}

const labelOf = (name: string, details: string[]) =>
	details.length > 0 ? `${name} (${details.join(', ')})` : name;

const present = (parts: unknown[]) => parts.map(textOf).filter((text) => text !== '');

function textOf(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

/** A text as it is compared: without accents and case, so that "sao" is found in "São Paulo". */
function folded(text: string): string {
	// Upper case first: it takes apart what lower case does not, such as the German sharp s.
	const bare = text.toUpperCase().toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
	return bare.replace(/[æđðħłœøþ]/g, (letter) => LETTERS[letter]);
}
