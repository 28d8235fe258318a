import { useSyncExternalStore } from 'react'

const STEP = 250

function tick(listener: () => void): () => void {
  const timer = setInterval(listener, STEP)
  return () => clearInterval(timer)
}

const still = () => () => undefined

/** Whole seconds until a moment (milliseconds of the local clock); 0 once it came, null where there is none. */
export function useCountdown(until: number | null): number | null {
  return useSyncExternalStore(until === null ? still : tick, () =>
    until === null ? null : Math.max(0, Math.ceil((until - Date.now()) / 1000)),
  )
}
