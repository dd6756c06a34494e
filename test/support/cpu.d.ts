/** How long a piece of work kept the processor busy, in ms: on a busy machine the clock tells something else. */
export function busyMs(work: () => unknown): Promise<number>;
