import { runAsE2e, runPlanted } from './e2e';

const counted = (printed: string) =>
	Object.fromEntries(
		[...printed.matchAll(/^ℹ (pass|fail|skipped) (\d+)$/gm)].map(([, word, n]) => [
			word,
			Number(n),
		]),
	);

it('prints every check of a section and how long it took, and ends with 0', () => {
	const { code, printed } = runPlanted('good');
	expect(code).toBe(0);
	expect(printed).toMatch(
		/▶ good: planted\n {2}✔ gives a value \(\S+ms\)\n {2}✔ is given it.*\n {2}✔ runs beside it/,
	);
	expect(printed).toMatch(/Sections:\n {2}good +0\.\d s\n/);
	// The section itself is counted as well.
	expect(counted(printed)).toEqual({ pass: 4, fail: 0, skipped: 0 });
});

it('goes on after a failed check, but not without what the rest needs', () => {
	const { code, printed } = runPlanted('bad', 'good');
	expect(code).toBe(1);
	expect(printed).toMatch(/✖ is wrong[^✖]*1 !== 2[^✖]*✔ goes on/);
	expect(printed).toMatch(
		/✖ cannot do without[^✖]*npm ended with 1[^✖]*first line\n +last line/,
	);
	expect(printed).toMatch(/✖ bad: planted[^]*✔ good: planted/);
	expect(printed).not.toMatch(/is not reached|all of an answer/);
	expect(counted(printed)).toEqual({ pass: 5, fail: 3, skipped: 0 });
});

it.each([
	['between two checks', 'crashing'],
	['beside a check', 'stray'],
])('survives a crash %s', (text, name) => {
	const { code, printed } = runPlanted(name, 'good');
	expect(code).toBe(1);
	expect(printed).toContain(text);
	expect(printed).toMatch(new RegExp(`✖ ${name}: planted[^]*✔ good: planted`));
	expect(printed).not.toContain('is not reached');
});

it('says why something is skipped, and ends with 0', () => {
	const { code, printed } = runPlanted('unavailable', 'partly', 'good');
	expect(code).toBe(0);
	expect(printed).toMatch(/﹣ unavailable: planted .*no Redis on this machine/);
	expect(printed).toMatch(/﹣ has a browser .*no browser on this machine/);
	expect(printed).not.toContain('is not reached');
	expect(counted(printed)).toEqual({ pass: 5, fail: 0, skipped: 2 });
});

it('says what to do instead when it cannot begin', () => {
	const { code, printed } = runAsE2e('test/e2e/run.js', '--only', 'nothing');
	expect(code).toBe(1);
	expect(printed).toMatch(
		/✗ There is no section "nothing"\n {2}npm run test:e2e \[-- --only install,/,
	);
});
