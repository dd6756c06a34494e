import type { carries } from '../../nodes/shared/operation/authentications';
import type { Api, Resource } from '../../nodes/shared/operation/vocabulary';

export function operationTable(api: Api, resources: Resource[], rule: typeof carries): string;
export function withTable(readme: string, name: string, table: string): string;
