import type { Check } from '../../../shared/operation/vocabulary';

/** Whether a text stands for a secret that is not told. */
export const isMask = (value: unknown): boolean =>
	typeof value === 'string' && /^(\*+|•+|\*\*hidden\*\*)$/.test(value);

/** Refuses what stands for a secret in an answer: it would become the secret. */
export const notMasked: Check = (value) =>
	isMask(value) ? 'is the mask of a secret: enter the secret itself' : undefined;
