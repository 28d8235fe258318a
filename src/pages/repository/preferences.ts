import { useSyncExternalStore } from 'react'

// How a person wants the table: kept in this browser.

/** Columns that can be left out; a tag's name can't. */
export const OPTIONAL = ['image', 'timeline', 'size', 'changed', 'expires', 'lock'] as const
export type OptionalColumn = (typeof OPTIONAL)[number]

export const DENSITIES = ['comfortable', 'dense'] as const
export type Density = (typeof DENSITIES)[number]

export type Preferences = {
  columns: readonly OptionalColumn[]
  density: Density
}

const KEY = 'tidemark.table'
const USUAL: Preferences = { columns: OPTIONAL, density: 'comfortable' }

/** Reads what was kept; what makes no sense there counts as absent. */
export function preferencesFrom(text: string | null): Preferences {
  // Words apart by spaces: the density, then what is left out.
  const words = (text ?? '').split(' ')
  return {
    columns: OPTIONAL.filter((column) => !words.includes(`-${column}`)),
    density: words.includes('dense') ? 'dense' : 'comfortable',
  }
}

export function preferencesText({ columns, density }: Preferences): string {
  const hidden = OPTIONAL.filter((column) => !columns.includes(column)).map((column) => `-${column}`)
  return [density, ...hidden].join(' ')
}

const listeners = new Set<() => void>()
let current: Preferences | null = null

/** How the person wants the table now. */
export function preferences(): Preferences {
  if (current === null) {
    try {
      current = preferencesFrom(localStorage.getItem(KEY))
    } catch {
      current = USUAL
    }
  }
  return current
}

/** Shows the table so at once, and remembers it. */
export function setPreferences(part: Partial<Preferences>): void {
  current = { ...preferences(), ...part }
  try {
    localStorage.setItem(KEY, preferencesText(current))
  } catch {
    // Storage is blocked: it holds for this page.
  }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, preferences)
}
