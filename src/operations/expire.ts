import type { TagEntry } from '~/api/schemas'
import type { Objection } from './check'
import { isSameLifetime, type ExpireOperation } from './operation'
import { formerIn, type TagState } from './tag-state'

const HOUR = 3600
const MOST = 104 * 7 * 24 * HOUR

/** The last second of the year 9999: beyond it Quay answers 400 (expiration `f2.value-06`). */
const LAST = 253_402_300_799

/** The bound of an old tag's expiration may pass between the check and the write. */
const SOON = 60

/**
 * What Quay makes of an expiration: no sooner than an hour after the lifetime began, no later than 104 weeks after it
 * (contract README 22). All in seconds.
 */
export function boundedEnd(start: number, wanted: number): number {
  return Math.min(Math.max(Math.floor(wanted), start + HOUR), start + MOST)
}

/** Whether any expiration would end the tag at once, as it began over 104 weeks ago (contract README 22). */
export function endsAtOnce({ start_ts }: TagEntry, now: number): boolean {
  return start_ts + MOST <= now + SOON
}

/**
 * What forbids setting or clearing an expiration; null for nothing. On a locked tag Quay refuses one with 400 (contract
 * `immutable-expire`), and takes null (expiration `lock.null`).
 */
export function objectionToExpire(
  { expiration: wanted }: ExpireOperation,
  live: TagEntry,
  now: number,
): Objection | null {
  if (wanted === null) return live.end_ts === null ? 'noExpiration' : null
  if (live.immutable) return 'locked'
  if (wanted <= now) return 'pastExpiration'
  if (wanted > LAST) return 'farExpiration'
  if (endsAtOnce(live, now)) return 'endsAtOnce'
  return live.end_ts === boundedEnd(live.start_ts, wanted) ? 'sameExpiration' : null
}

/** Seconds are cut from moments on both sides. */
const isAbout = (a: number, b: number) => Math.abs(a - b) <= 1

/** Whether a lifetime has the end that was asked for, or what Quay makes of it. */
export function hasEnd({ expiration: wanted }: ExpireOperation, { start_ts, end_ts }: TagEntry): boolean {
  if (wanted === null || end_ts === null) return wanted === end_ts
  return isAbout(end_ts, boundedEnd(start_ts, wanted))
}

/** Whether two looks show that the expiration was set, also where it has come to pass since. */
export function hasExpirationSet(operation: ExpireOperation, before: TagState, after: TagState): boolean {
  const former = formerIn(before, after)
  return former !== null && hasEnd(operation, former)
}

/** Whether the tag is still in the lifetime of which the end was set; which end it has is told beside. */
export function isStillThere(before: TagState, after: TagState): boolean {
  if (before.live === null || after.live === null) return false
  return isSameLifetime(before.live, after.live) && before.live.immutable === after.live.immutable
}

/**
 * The way back: the expiration that was. It closes when that moment comes, or when the tag ends; where the tag is too old
 * for any there is none.
 */
export function undoOfExpire(
  { repository, tag }: ExpireOperation,
  before: TagEntry,
  after: TagEntry,
): { operation: ExpireOperation; until: number | null } | null {
  const expiration = before.end_ts
  if (expiration !== null && boundedEnd(before.start_ts, expiration) < expiration) return null
  return {
    operation: { kind: 'expire', repository, tag, seen: after, expiration },
    until: expiration ?? after.end_ts,
  }
}
