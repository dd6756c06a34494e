import type { carries } from '../../nodes/shared/operation/authentications';
import type { Api } from '../../nodes/shared/operation/vocabulary';

export function operationTable(api: Api, rule: typeof carries): string;
export function withTable(readme: string, name: string, table: string): string;
