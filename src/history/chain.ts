import { purgedAt, type Reading } from './horizon'
import type { Lifetime } from './lifetime'
import { inOrder } from './order'

/** How a lifetime began. */
export type Beginning = 'first-known' | 'moved' | 'renewed' | 'restored' | 'returned'

/** One unpurged lifetime of a tag, and how it stands to what came before. Times are seconds. */
export interface Link<T extends Lifetime = Lifetime> {
  lifetime: T
  began: Beginning
  /** Where the tag pointed before, however long ago; null where Quay tells of nothing. */
  from: string | null
  /** Length of the absence before it; null where there was none, or none that Quay can tell the length of. */
  gap: number | null
  /** What came right before was purged, so whether there was an absence between is not known. */
  afterPurge: boolean
  /** Its end, or the next one's start if that is earlier; null while it has no end. */
  until: number | null
}

/** The lifetimes of one tag, both lists oldest first. */
export interface Chain<T extends Lifetime = Lifetime> {
  links: Link<T>[]
  purged: T[]
}

const isPurged = ({ start_ts, end_ts }: Lifetime) => end_ts !== null && end_ts < start_ts

/** A tag points to one image at a time: a lifetime is over when the next one begins. */
function untilOf({ end_ts }: Lifetime, next: Lifetime | undefined): number | null {
  if (!next) return end_ts
  return end_ts === null ? next.start_ts : Math.min(end_ts, next.start_ts)
}

/** What going on from one image (digest) to the next without a gap is called. */
export const onwards = (from: string, to: string) => (from === to ? 'renewed' : 'moved')

type Start = Pick<Link, 'began' | 'from' | 'gap' | 'afterPurge'>

function startAfterPurge(lifetime: Lifetime, purged: Lifetime, reading: Reading): Start {
  const from = purged.manifest_digest
  // Purged before this one began, so it was over by then; purged later, it may have lasted until this second.
  if (purgedAt(purged, reading) < lifetime.start_ts)
    return { began: 'returned', from, gap: null, afterPurge: false }
  return { began: onwards(from, lifetime.manifest_digest), from, gap: null, afterPurge: true }
}

function startOf(
  lifetime: Lifetime,
  before: Lifetime | undefined,
  purged: Lifetime | undefined,
  reading: Reading,
): Start {
  const { start_ts, manifest_digest } = lifetime
  if (before) {
    const { end_ts, manifest_digest: from } = before
    // Quay ends the old lifetime in the millisecond in which the new one begins, so equal seconds are no gap.
    if (end_ts === null || end_ts >= start_ts)
      return { began: onwards(from, manifest_digest), from, gap: null, afterPurge: false }
    if (!purged) return { began: 'returned', from, gap: start_ts - end_ts, afterPurge: false }
  }
  if (purged) return startAfterPurge(lifetime, purged, reading)
  return { began: 'first-known', from: null, gap: null, afterPurge: false }
}

/**
 * Puts the lifetimes of one tag, in any order, into the order of time and says how each began. All that is derived
 * of a tag's history rests on this. *First known* is the earliest that Quay still tells of: what came before may
 * have been collected, so nothing is ever said to be created here. A purged lifetime proves where the tag pointed
 * when it began and nothing after: it is no link.
 */
export function chainOf<T extends Lifetime>(lifetimes: readonly T[], reading: Reading): Chain<T> {
  const ordered = inOrder(lifetimes).reverse()
  const purged = ordered.filter(isPurged)
  const kept = ordered.filter((lifetime) => !isPurged(lifetime))
  const links = kept.map((lifetime, index): Link<T> => {
    const before = kept[index - 1]
    const since = before?.end_ts ?? -Infinity
    const between = purged.findLast(({ start_ts }) => start_ts <= lifetime.start_ts && start_ts >= since)
    const { began, from, gap, afterPurge } = startOf(lifetime, before, between, reading)
    return {
      lifetime,
      // A restore is one, whatever came before it (design: "before any other kind").
      began: lifetime.reversion ? 'restored' : began,
      from,
      gap,
      afterPurge,
      until: untilOf(lifetime, kept[index + 1]),
    }
  })
  return { links, purged }
}
