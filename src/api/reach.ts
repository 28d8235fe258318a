/** Whether Quay answers at all, as the last request told. */
export type Reach = {
  /** True while no answer comes. */
  isLost: () => boolean
  /** Calls back when that changes; gives a function that ends it. */
  subscribe: (listener: () => void) => () => void
  /** Takes whether an answer came, whatever it said; a read that got none after all its tries gives false. */
  note: (answered: boolean) => void
}

/** Makes it; Quay answers until a request tells otherwise. */
export function createReach(): Reach {
  const listeners = new Set<() => void>()
  let isLost = false
  return {
    isLost: () => isLost,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    note: (answered) => {
      if (isLost === !answered) return
      isLost = !answered
      for (const listener of listeners) listener()
    },
  }
}

/** Milliseconds until the first look, and the most between two. */
const FIRST = 5_000
const LONGEST = 60_000

type Watch = {
  reach: Reach
  /** Asks Quay for something small. */
  look: () => Promise<unknown>
  /** Called when Quay answers again. */
  onBack: () => void
  /** Where `online` and `offline` are heard. */
  network: Pick<EventTarget, 'addEventListener'>
}

/**
 * Looks whether Quay answers again, ever more seldom, and as soon as the browser says that there is a network.
 * @returns a function that looks at once
 */
export function watchReach({ reach, look, onBack, network }: Watch): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let wait = FIRST
  let isLooking = false

  async function again(): Promise<void> {
    if (isLooking) return
    isLooking = true
    clearTimeout(timer)
    // What it says is noted by whatever sends it.
    await look().catch(() => undefined)
    isLooking = false
    if (!reach.isLost()) return
    clearTimeout(timer)
    timer = setTimeout(() => void again(), wait)
    wait = Math.min(LONGEST, wait * 2)
  }

  reach.subscribe(() => {
    clearTimeout(timer)
    if (!reach.isLost()) return onBack()
    wait = FIRST
    timer = setTimeout(() => void again(), wait)
  })
  network.addEventListener('online', () => void again())
  // A Quay next door is there without the internet: it is asked.
  network.addEventListener('offline', () => {
    reach.note(false)
    void again()
  })
  return () => void again()
}
