import type { IDataObject } from 'n8n-workflow';
import type { Operation, Produced, Run, Values } from '../../shared/operation/vocabulary';
import { cellsBy, type Dated } from './columns';
import { shaperOf } from './shape';
import { tablesOf, type Table } from './tables';

const DEFAULT_SIZE = 10_000;

const reading = (values: Values, sorted: boolean) => ({
	pageSize: Number(values.pageSize ?? DEFAULT_SIZE),
	sorted: sorted || values.runtimeSort !== undefined,
});

/** The rows of one table as items, page by page. */
export async function* rowsOf(
	run: Run,
	page: Operation,
	values: Values,
	dated: Dated,
	sorted = false,
): AsyncGenerator<Produced[]> {
	for await (const tables of tablesOf(run, page, values, reading(values, sorted))) {
		for (const { columns, rows } of tables) {
			const shape = shaperOf(columns, {}, cellsBy(dated));
			yield rows.map((row) => ({ json: shape(row) }));
		}
	}
}

/** What one visualization has given so far. */
interface Visualization {
	of: IDataObject;
	columns: string[];
	rows: IDataObject[];
}

/**
 * The rows of all visualizations, one after the other although their pages come together: each row
 * an item that names its visualization, or one item with all rows of each. Those of the first go out
 * as they come, the others wait for it.
 */
export async function* visualizationsOf(
	run: Run,
	page: Operation,
	values: Values,
	dated: Dated,
): AsyncGenerator<Produced[]> {
	const asOne = values.output === 'perVisualization';
	const all = new Map<string, Visualization>();
	for await (const tables of tablesOf(run, page, values, reading(values, false))) {
		for (const [index, table] of tables.entries()) {
			const { id, columns, rows } = table;
			const key = id ?? String(index);
			const known = all.get(key) ?? { of: headOf(table), columns, rows: [] };
			all.set(key, known);
			const shape = shaperOf(columns, asOne ? {} : known.of, cellsBy(dated));
			const [first] = all.keys();
			if (key === first && !asOne) yield rows.map((row) => ({ json: shape(row) }));
			else for (const row of rows) known.rows.push(shape(row));
		}
	}
	for (const { of, columns, rows } of all.values()) {
		if (asOne) yield [{ json: { ...of, column_names: columns, rows } }];
		else yield* inParts(rows);
	}
}

const headOf = ({ id, name }: Table): IDataObject => ({
	visualization_id: id ?? null,
	visualization_name: name ?? null,
});

function* inParts(rows: IDataObject[]): Generator<Produced[]> {
	for (let from = 0; from < rows.length; from += DEFAULT_SIZE) {
		yield rows.slice(from, from + DEFAULT_SIZE).map((json) => ({ json }));
	}
}
