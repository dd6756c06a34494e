import { cruise } from './support/structure';

it('no import runs in a circle or up, and the shared code knows neither vendor', () => {
	const { modules, violations } = cruise();
	expect(modules).toBeGreaterThan(150);
	expect(violations).toEqual([]);
});
