/** One stretch during which a tag pointed to one manifest, as Quay's listing tells it. Times are seconds. */
export interface Lifetime {
  name: string
  manifest_digest: string
  start_ts: number
  /** Null while it lives without an expiration; to come while it is expiring; past once ended. */
  end_ts: number | null
  /** Whether it began by a restore. */
  reversion: boolean
  immutable: boolean
  is_manifest_list: boolean
  /** Bytes; null for an index. */
  size: number | null
}

/** What tells the state of a lifetime. */
type Span = Pick<Lifetime, 'start_ts' | 'end_ts'>

export type LifetimeState = 'live' | 'expiring' | 'ended' | 'purged'

/**
 * What a lifetime is at a moment (`now`, seconds): live, expiring (live with an end to come), ended, or purged.
 * An end before the start proves a permanent deletion (contract `perm-*`); a purge of a lifetime older than the
 * window looks like any end.
 */
export function stateOf(lifetime: Span, now: number): LifetimeState {
  const { start_ts, end_ts } = lifetime
  if (end_ts === null) return 'live'
  if (end_ts < start_ts) return 'purged'
  return end_ts > now ? 'expiring' : 'ended'
}

/** Whether the tag points somewhere through this lifetime at `now` (seconds). */
export function isLive(lifetime: Span, now: number): boolean {
  const state = stateOf(lifetime, now)
  return state === 'live' || state === 'expiring'
}

/**
 * The newest lifetime of each name, in the order in which the names come first. Given a listing newest first that
 * is read from its beginning, these are what the tags are now, also where the rest was not read.
 */
export function newestOfEachName<T extends Span & Pick<Lifetime, 'name'>>(
  lifetimes: readonly T[],
  now: number,
): T[] {
  const newest = new Map<string, T>()
  for (const lifetime of lifetimes) {
    const known = newest.get(lifetime.name)
    // Two lifetimes may begin in one second, a purged one among them: the live one tells what the tag is.
    if (!known || (isLive(lifetime, now) && !isLive(known, now))) newest.set(lifetime.name, lifetime)
  }
  return [...newest.values()]
}
