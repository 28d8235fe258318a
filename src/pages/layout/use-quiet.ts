import { useSyncExternalStore } from 'react'

/** After so long (milliseconds) it is quiet enough, where the browser does not tell. */
const PATIENCE = 3_000

const listeners = new Set<() => void>()
let isQuiet = false

function begin(): void {
  isQuiet = true
  for (const listener of listeners) listener()
}

// The page's own code and its first rows go first.
function wait(): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(begin, { timeout: PATIENCE })
  else setTimeout(begin, PATIENCE)
}
if (document.readyState === 'complete') wait()
else addEventListener('load', wait)

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Whether the page has come to rest since it was loaded: then what no first rows need can be loaded. */
export const useQuiet = (): boolean => useSyncExternalStore(subscribe, () => isQuiet)
