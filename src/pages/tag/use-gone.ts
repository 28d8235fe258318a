import { useState } from 'react'
import type { TagEntry, TagPage } from '~/api/schemas'

type Newest = Pick<TagPage, 'tags' | 'has_additional'>

/**
 * The lifetimes that were seen since the page was opened and are not there any more: Quay collects what ended longer ago
 * than the window.
 */
export function useGone({ tags: lifetimes, has_additional: goesOn }: Newest): TagEntry[] {
  const [seen, setSeen] = useState(lifetimes)
  const keys = new Set(lifetimes.map(keyOf))
  const known = new Set(seen.map(keyOf))
  const fresh = lifetimes.filter((lifetime) => !known.has(keyOf(lifetime)))
  if (fresh.length > 0) setSeen([...fresh, ...seen])
  // Of a tag with more lifetimes than one look shows, those that were pushed out of it have gone nowhere.
  const since = goesOn ? (lifetimes.at(-1)?.start_ts ?? 0) : Number.NEGATIVE_INFINITY
  return seen.filter((lifetime) => lifetime.start_ts > since && !keys.has(keyOf(lifetime)))
}

const keyOf = ({ start_ts, manifest_digest }: TagEntry) => `${start_ts} ${manifest_digest}`
