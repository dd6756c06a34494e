/** The longest name (bytes): file systems take 255, and a number or a folder may come before it. */
const MOST_BYTES = 200;

/** What cannot be seen: control characters, marks of direction, joiners, halves of characters. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** Characters that some systems take for a separator of folders, beside the two that all know. */
const LIKE_SEPARATORS = /[\u2044\u2215\u29f5\u29f8\u29f9\ufe68\uff0f\uff3c]/g;

/** A dot or a blank, also in the forms that other alphabets have of them. */
const DOT_OR_BLANK = /[\s.\u2024-\u2026\u3002\ufe52\uff0e\uff61]/;

/** Names that Windows keeps for devices, whatever extension follows. */
const DEVICE = /^(con|prn|aux|nul|clock\$|conin\$|conout\$|(com|lpt)[\d¹²³])\s*(\.|$)/i;

/** The part of a name that may be used to write a file anywhere; empty if nothing is left of it. */
export function plainName(name: string): string {
	const decoded = name.replace(/%2e/gi, '.').replace(/%(2f|5c)/gi, '/');
	// Only the last part of a path.
	const last = decoded.replace(INVISIBLE, '').split(/[\\/]/).pop() as string;
	const plain = trimmed(last.replace(LIKE_SEPARATORS, '-').replace(/\.{2,}/g, '.'));
	return cut(DEVICE.test(plain) ? `_${plain}` : plain);
}

/** The extension of a name, in lower case and without its dot; empty if there is none, as in "Sales v1.2". */
export function extensionOf(name: string): string {
	return /\.((?!v\d)[a-z][a-z\d]{0,4}|7z)$/i.exec(name)?.[1].toLowerCase() ?? '';
}

/** Shortens a name before its extension. */
function cut(name: string): string {
	if (Buffer.byteLength(name) <= MOST_BYTES) return name;
	const { length } = extensionOf(name);
	const end = length > 0 ? name.slice(-length - 1) : '';
	let left = MOST_BYTES - end.length;
	let kept = '';
	for (const character of name.slice(0, name.length - end.length)) {
		left -= Buffer.byteLength(character);
		if (left < 0) break;
		kept += character;
	}
	return trimmed(kept) + end;
}

/** A name without dots and blanks at its ends; a pattern for the end would look from every blank on. */
function trimmed(name: string): string {
	let [from, to] = [0, name.length];
	while (from < to && DOT_OR_BLANK.test(name[from])) from++;
	while (to > from && DOT_OR_BLANK.test(name[to - 1])) to--;
	return name.slice(from, to);
}
