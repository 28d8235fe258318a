import { useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()
let prefix = ''

/** Puts something before the page's name in the browser's tab, as long as it is to be told there. */
export function setTitlePrefix(next: string): void {
  prefix = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useTitlePrefix(): string {
  return useSyncExternalStore(subscribe, () => prefix)
}
