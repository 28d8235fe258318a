/** The server's clock as far as its answers tell it. */
export type Clock = {
  /** The server's time now, in milliseconds. */
  now: () => number
  /** How far the server's clock is ahead of the local one, in milliseconds; 0 until an answer told. */
  offset: () => number
  /** Calls back when the offset changed; gives a function that ends it. */
  subscribe: (listener: () => void) => () => void
  /** Takes the `Date` header of an answer that has just come. */
  note: (date: string | null) => void
}

// `Date` is cut to whole seconds and the way back takes time: a smaller difference is noise.
const NOISE = 2_000

/**
 * Follows the server's clock, since expirations and the time machine's window are reckoned by it.
 * @param localNow the local clock, in milliseconds
 */
export function createClock(localNow: () => number = Date.now): Clock {
  const listeners = new Set<() => void>()
  let offset = 0
  return {
    now: () => localNow() + offset,
    offset: () => offset,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    note: (date) => {
      const least = Date.parse(date ?? '') - localNow()
      if (Number.isNaN(least)) return
      if (Math.abs(least + 500 - offset) < NOISE) {
        // Never behind an answer: what it says has ended has ended.
        offset = Math.max(offset, least)
        return
      }
      offset = Math.abs(least + 500) < NOISE ? Math.max(0, least) : least + 500
      for (const listener of listeners) listener()
    },
  }
}
