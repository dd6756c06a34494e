/**
 * n8n may hold this code more than once, from two packages or two versions, and then a node of one
 * copy has its requests signed by a credential class of another. What they say to each other goes
 * by names that all of them know, and what they remember is in one place. The code goes by no service:
 * the packages with one of them hold it too.
 */
const CODE = 'n8n-nodes-two-services';

/** To be raised when a copy can no longer do with what one of an earlier version says or remembers. */
const VERSION = 1;

/** The name of a thing in every copy. */
export const nameInAll = (thing: string): symbol => Symbol.for(`${CODE} ${VERSION} ${thing}`);

/**
 * Of what all copies reach, n8n's linter forbids the global object, and n8n's expressions reach most
 * of the rest: but not this, nor anything that leads to it.
 */
const place = Reflect as unknown as Record<symbol, Map<string, unknown> | undefined>;

function memoryOfAll(): Map<string, unknown> {
	const name = nameInAll('memory');
	const memory = place[name] ?? new Map<string, unknown>();
	// Does nothing where it is frozen: each copy has its own memory then.
	Reflect.defineProperty(place, name, { value: memory });
	return memory;
}

const memory = memoryOfAll();

/** What all copies in this process remember together; the first that needs it makes it. */
export function sharedByAll<T>(thing: string, make: () => T): T {
	if (!memory.has(thing)) memory.set(thing, make());
	return memory.get(thing) as T;
}

/** A class for errors of one kind to extend: `instanceof` then holds for those of every copy. */
export function errorInAll(kind: string) {
	const mark = nameInAll(kind);
	class ErrorInAll extends Error {
		static override [Symbol.hasInstance](value: unknown): boolean {
			return (Object(value) as Record<symbol, unknown>)[mark] === true;
		}
	}
	Object.defineProperty(ErrorInAll.prototype, mark, { value: true });
	return ErrorInAll;
}
