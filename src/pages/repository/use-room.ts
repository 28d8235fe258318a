import { useSyncExternalStore } from 'react'

/** How much room there is: for columns and the timeline among them, for columns, or for two lines a tag (see styles.css). */
export type Room = 'roomy' | 'wide' | 'compact'

const QUERIES = { roomy: '(width >= 72rem)', wide: '(width >= 48rem)' }

function subscribe(listener: () => void): () => void {
  const queries = Object.values(QUERIES).map((query) => matchMedia(query))
  for (const query of queries) query.addEventListener('change', listener)
  return () => {
    for (const query of queries) query.removeEventListener('change', listener)
  }
}

function currentRoom(): Room {
  if (matchMedia(QUERIES.roomy).matches) return 'roomy'
  return matchMedia(QUERIES.wide).matches ? 'wide' : 'compact'
}

export function useRoom(): Room {
  return useSyncExternalStore(subscribe, currentRoom)
}
