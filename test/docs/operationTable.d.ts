import type { Api } from '../../nodes/shared/operation';

export function operationTable(api: Api): string;
export function withTable(readme: string, name: string, table: string): string;
