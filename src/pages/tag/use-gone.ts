import { useState } from 'react'
import type { TagPage } from '~/api/schemas'
import { wasPurged, type Seen } from '~/history/gone'

/** How many lifetimes were seen since the page was opened and are not there any more. */
export interface Gone {
  /** Kept as long as ended tags are. */
  collected: number
  /** Permanently deleted before. */
  purged: number
}

/**
 * What is gone of what was seen: Quay collects what ended longer ago than the window, and what was purged.
 * @param keeping when that was looked at (seconds), and the window; null where Quay doesn't say
 */
export function useGone(
  { tags: lifetimes, has_additional: goesOn }: Pick<TagPage, 'tags' | 'has_additional'>,
  keeping: { now: number; window: number | null },
): Gone {
  const [seen, setSeen] = useState<ReadonlyMap<string, Seen>>(new Map())
  // One second can hold several that only their ends tell apart: the newest stands for them.
  const looks = new Map(
    lifetimes
      .toReversed()
      .map((lifetime): [string, Seen] => [keyOf(lifetime), { lifetime, at: keeping.now }]),
  )
  // Also those that have ended since.
  const news = [...looks].filter(([key, { lifetime }]) => seen.get(key)?.lifetime.end_ts !== lifetime.end_ts)
  if (news.length > 0) setSeen(new Map([...seen, ...news]))
  // Of a tag with more lifetimes than one look shows, those that were pushed out of it have gone nowhere.
  const since = goesOn ? (lifetimes.at(-1)?.start_ts ?? 0) : Number.NEGATIVE_INFINITY
  const gone = [...seen].filter(([key, { lifetime }]) => lifetime.start_ts > since && !looks.has(key))
  const purged = gone.filter(([, one]) => wasPurged(one, keeping)).length
  return { collected: gone.length - purged, purged }
}

const keyOf = ({ start_ts, manifest_digest }: Seen['lifetime']) => `${start_ts} ${manifest_digest}`
