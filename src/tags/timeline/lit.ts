import { useSyncExternalStore } from 'react'
import type { Stretch } from '~/history/timeline'

/** The stretch that a person points to, or walked to by keyboard. */
export type Lit = {
  /** The image that lights up in all rows; null for an absence. */
  digest: string | null
  tag: string
  stretch: Stretch
  /** Earlier lifetimes of the tag were not read. */
  isPart: boolean
  /** Where it is on the screen, for its description. */
  anchor: DOMRect
}

const listeners = new Set<() => void>()
let lit: Lit | null = null

/** Lights up an image wherever it is drawn; null for none. */
export function light(next: Lit | null): void {
  lit = next
  for (const listener of listeners) listener()
}

/** Puts out what a row lit, once it is gone; what another lit since stays. */
export function putOut(mine: Lit | null): void {
  if (mine !== null && lit === mine) light(null)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useLit(): Lit | null {
  return useSyncExternalStore(subscribe, () => lit)
}

/** The digest that is lit, if it is one of these: rows without it need not be drawn anew. */
export function useLitAmong(digests: ReadonlySet<string>): string | null {
  return useSyncExternalStore(subscribe, () =>
    lit !== null && lit.digest !== null && digests.has(lit.digest) ? lit.digest : null,
  )
}
