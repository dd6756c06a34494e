import { filesBelow, readFile } from '../support/files';

const page = readFile('docs/pictures.md');
const inside = (folder: string) => filesBelow(folder).map((path) => path.slice(folder.length + 1));
const shown = [...page.matchAll(/!\[[^\]]+\]\(screenshots\/([\w-]+\.png)\)/g)].map(
	([, name]) => name,
);
const pictures = inside('docs/screenshots');

describe('docs/pictures.md', () => {
	it('shows every picture that there is, each once', () => {
		expect([...shown].sort()).toEqual([...pictures].sort());
	});

	it('shows every workflow', () => {
		const files = inside('workflows').map((file) => file.replace(/\.json$/, ''));
		expect(shown).toEqual(expect.arrayContaining(files.map((name) => `workflow-${name}.png`)));
	});
});
