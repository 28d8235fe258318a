import type { Steps } from '~/history/steps'

/** So long the page is busy with it before whatever else waits has its turn, in milliseconds. */
const SLICE = 8

/** Calls back behind what waits already, and sooner than any timer. */
function afterOthers(run: () => void): void {
  const { port1, port2 } = new MessageChannel()
  port1.addEventListener('message', () => {
    port1.close()
    run()
  })
  port1.start()
  port2.postMessage(null)
}

/**
 * Does long work a slice at a time, so that the page answers meanwhile.
 * @param done called with the result, unless the work was given up
 * @param later lets others have their turn before it calls back
 * @returns what gives it up
 */
export function inSlices<T>(steps: Steps<T>, done: (result: T) => void, later = afterOthers): () => void {
  let isOver = false
  function work(): void {
    if (isOver) return
    const end = performance.now() + SLICE
    for (;;) {
      const next = steps.next()
      if (next.done === true) return done(next.value)
      if (performance.now() >= end) return later(work)
    }
  }
  later(work)
  return () => {
    isOver = true
  }
}
