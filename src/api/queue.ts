import PQueue from 'p-queue'

/** Which reads go first: what the person waits for, then what is in view, then the rest. */
export const PRIORITY = { waitedFor: 2, visible: 1, background: 0 } as const

export type Priority = (typeof PRIORITY)[keyof typeof PRIORITY]

/** Two requests at once double Quay's rate, more add nothing. */
const AT_ONCE = 2

/**
 * The queue that all reads go through. One that is cancelled while it waits is never sent; one that waits to be tried
 * again keeps its place, so that a server in trouble is asked less.
 */
export function createQueue(): PQueue {
  return new PQueue({ concurrency: AT_ONCE })
}
