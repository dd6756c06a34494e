import type { IDataObject } from 'n8n-workflow';

/**
 * Puts a value at its place in a body: `sort.name` into an object, `metadata[].id` into each object
 * of a list. A list of values makes as many objects there; one value goes into all of them.
 */
export class Body {
	private readonly root: IDataObject = {};
	private readonly lists = new Map<string, Array<[path: string, value: unknown]>>();

	put(path: string, value: unknown): void {
		const cut = path.indexOf('[].');
		if (cut < 0) return set(this.root, path, value);
		const list = path.slice(0, cut);
		const entries = this.lists.get(list) ?? [];
		this.lists.set(list, [...entries, [path.slice(cut + 3), value]]);
	}

	/** The body with everything in it. */
	get content(): IDataObject {
		for (const [list, entries] of this.lists) {
			const lengths = entries.flatMap(([, value]) => (Array.isArray(value) ? [value.length] : []));
			const rows = Array.from({ length: Math.max(1, ...lengths) }, (_, index) => {
				const row = new Body();
				for (const [path, value] of entries) {
					const one: unknown = Array.isArray(value) ? value[index] : value;
					if (one !== undefined) row.put(path, one);
				}
				return row.content;
			});
			set(this.root, list, rows);
		}
		this.lists.clear();
		return this.root;
	}
}

function set(target: IDataObject, path: string, value: unknown): void {
	const names = path.split('.');
	const last = names.pop() as string;
	let inner = target;
	for (const name of names) {
		// A copy: it may be of the operation itself, which is there for all items.
		inner[name] = { ...(Object(inner[name]) as IDataObject) };
		inner = inner[name] as IDataObject;
	}
	inner[last] = value as IDataObject[string];
}
