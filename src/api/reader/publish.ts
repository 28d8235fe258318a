import type { Later } from './gate'

export type Publisher<T> = {
  /** What was published last: the same object until the next time. */
  state: () => T
  /** Calls back each time; gives a function that ends it. */
  subscribe: (listener: () => void) => () => void
  /** Something changed: it is published soon, together with what changes until then. */
  touch: () => void
  /** Publishes now what is still to be. */
  flush: () => void
}

/**
 * Publishes a state at most every so often.
 * @param gather how long changes are gathered, in milliseconds: a page that comes makes no work by itself
 */
export function createPublisher<T>(build: () => T, later: Later, gather: () => number): Publisher<T> {
  const listeners = new Set<() => void>()
  let state = build()
  let forget: (() => void) | null = null

  function publish(): void {
    forget = null
    state = build()
    for (const listener of listeners) listener()
  }

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    touch: () => {
      forget ??= later(publish, gather())
    },
    flush: () => {
      if (forget === null) return
      forget()
      publish()
    },
  }
}
