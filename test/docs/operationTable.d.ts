import type { carries } from '../../nodes/shared/carried';
import type { Api } from '../../nodes/shared/operation';

export function operationTable(api: Api, rule: typeof carries): string;
export function withTable(readme: string, name: string, table: string): string;
