import type { IDataObject } from 'n8n-workflow';
import { byId, type createBench } from '../support/fixtures';

/** What a resource is created, changed and looked at with. */
export interface Life {
	resource: string;
	/** The field of its ID, and the property of the ID in answers. */
	field: string;
	id?: string;
	/** What every operation is given. */
	always?: IDataObject;
	create: IDataObject;
	update?: IDataObject;
	/** What was changed, as it is found afterwards. */
	changed?: IDataObject;
}

/** Creates a thing, finds it alone and in the list, changes and deletes it; nothing is left of it. */
export async function live(bench: ReturnType<typeof createBench>, life: Life): Promise<void> {
	const { resource, field, id: property = 'id', always = {}, update } = life;
	const run = async (operation: string, parameters: IDataObject = {}) => {
		const { items, error } = await bench.run(resource, operation, { ...always, ...parameters });
		expect([operation, error?.message, error?.description]).toEqual([
			operation,
			undefined,
			undefined,
		]);
		return items.map(({ json }) => json);
	};
	const [created] = await run('create', life.create);
	const id = created[property] as string;
	const place = { [field]: byId(id) };
	const list = { returnAll: true, simplify: false };
	expect((await run('getAll', list)).map((row) => row[property])).toContain(id);
	if (update) await run('update', { ...place, ...update });
	const [found] = await run('get', { ...place, simplify: false });
	expect(found).toMatchObject(life.changed ?? {});
	expect(await run('delete', place)).toEqual([{ deleted: true, [field]: id }]);
	expect((await run('getAll', list)).map((row) => row[property])).not.toContain(id);
}
