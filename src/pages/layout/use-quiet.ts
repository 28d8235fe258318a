import { useSyncExternalStore } from 'react'
import { headStartsOver } from '~/api/head-start'

/** After so long (milliseconds) it is quiet enough, where the browser does not tell. */
const PATIENCE = 3_000

const listeners = new Set<() => void>()
let isQuiet = false

function begin(): void {
  isQuiet = true
  for (const listener of listeners) listener()
}

// The page's own code and its first rows go first.
async function wait(): Promise<void> {
  await headStartsOver()
  if ('requestIdleCallback' in globalThis) requestIdleCallback(begin, { timeout: PATIENCE })
  else setTimeout(begin, PATIENCE)
}
if (document.readyState === 'complete') void wait()
else addEventListener('load', () => void wait())

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Whether the page has come to rest since it was loaded: then what no first rows need can be loaded. */
export const useQuiet = (): boolean => useSyncExternalStore(subscribe, () => isQuiet)
