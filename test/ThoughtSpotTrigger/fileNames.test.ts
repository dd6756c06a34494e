import { extensionOf, plainName } from '../../nodes/shared/reading/fileNames';
import { growth, LINEAR } from '../support/cpu';

it.each([
	['Sales.pdf', 'Sales.pdf'],
	['Täglicher Bericht – 売上.pdf', 'Täglicher Bericht – 売上.pdf'],
	['../../etc/passwd', 'passwd'],
	['..\\..\\x.exe', 'x.exe'],
	['C:\\temp\\a.csv', 'a.csv'],
	['..', ''],
	['\x01..', ''],
	['.\u200b.', ''],
	['. .', ''],
	['. . /. .', ''],
	['…', ''],
	['‥', ''],
	['．．／x.pdf', '-x.pdf'],
	['a∕b⁄c＼d.pdf', 'a-b-c-d.pdf'],
	['%2e%2e%2fx.pdf', 'x.pdf'],
	['%2E%2E%5Cx.pdf', 'x.pdf'],
	['a..pdf', 'a.pdf'],
	['a....b.pdf', 'a.b.pdf'],
	[' .hidden. ', 'hidden'],
	['report.pdf. . ', 'report.pdf'],
	['a\u202egnp.exe', 'agnp.exe'],
	['a\u2066b\u2069\u061c\u200f.pdf', 'ab.pdf'],
	['a\u200b\u200d\ufeff\u00ad\u2060\u3164b.pdf', 'ab.pdf'],
	['a\x00\x1f\x7f\x85\u2028\u2029b.pdf', 'ab.pdf'],
	['a\ud800b.pdf', 'ab.pdf'],
	['CON', '_CON'],
	['con.pdf', '_con.pdf'],
	['Nul .tar.gz', '_Nul .tar.gz'],
	['COM1.csv', '_COM1.csv'],
	['lpt¹.csv', '_lpt¹.csv'],
	['\u200bAUX.pdf', '_AUX.pdf'],
	['Console.pdf', 'Console.pdf'],
	['COM10.pdf', 'COM10.pdf'],
	['', ''],
])('%j becomes %j', (name, plain) => {
	expect(plainName(name)).toBe(plain);
	expect(plainName(plain)).toBe(plain);
});

it.each(['a', 'ü', '売', '😀', ' '])('a long name of %j is cut before its extension', (letter) => {
	const name = plainName(`x${letter.repeat(3000)}.XLSX`);
	expect(name).toMatch(/^x.*\.XLSX$/);
	expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
	// No half of a character is left.
	expect(() => encodeURIComponent(name)).not.toThrow();
});

it('a long name without an extension is cut, and none is found in the middle', () => {
	expect(plainName('a'.repeat(3000))).toHaveLength(200);
	expect(extensionOf(plainName(`${'a'.repeat(199)}.pdfs of all years`))).toBe('');
});

it.each(['. ', '%2e', '\u200b', '../', '‥ '])('much of %j costs little time', async (part) => {
	const name = (size: number) => {
		plainName(`a${part.repeat(size / part.length)}b.pdf`);
		plainName(`${part.repeat(size / part.length)}b`);
	};
	expect(await growth(name, 400_000)).toBeLessThan(LINEAR);
});
