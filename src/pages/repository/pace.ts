/** How fast the page is scrolled. */
export type Pace = {
  /** Faster than anybody can read. */
  isFast: () => boolean
  /** Calls back once it no longer is; gives a function that takes that back. */
  onRest: (listener: () => void) => () => void
  /** Notes how far it was moved, in pixels. */
  note: (moved: number) => void
}

/** So far from one moment to the next, in pixels, that rows go by unread; and that again and again: a jump is none. */
const FAR = 120
const AGAIN = 100
/** After so many milliseconds without that it is over. */
const REST = 120

/** @param now in milliseconds */
export function createPace(now: () => number = () => performance.now()): Pace {
  const listeners = new Set<() => void>()
  let lastFar = Number.NEGATIVE_INFINITY
  let isFast = false
  let timer: ReturnType<typeof setTimeout> | undefined

  function rest(): void {
    isFast = false
    const waiting = [...listeners]
    listeners.clear()
    for (const listener of waiting) listener()
  }

  return {
    isFast: () => isFast,
    onRest: (listener) => {
      if (isFast) listeners.add(listener)
      else listener()
      return () => listeners.delete(listener)
    },
    note: (moved) => {
      if (Math.abs(moved) < FAR) return
      isFast ||= now() - lastFar < AGAIN
      lastFar = now()
      if (!isFast) return
      clearTimeout(timer)
      timer = setTimeout(rest, REST)
    },
  }
}
