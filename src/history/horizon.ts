import type { Lifetime } from './lifetime'

/** When, and how far back, the lifetimes at hand were read. All in seconds, by the server's clock. */
export interface Reading {
  now: number
  /** The time machine window: how long Quay keeps what ended (`tag_expiration_s`). */
  window: number
  /** Null where all lifetimes were read; else only those that began at this moment or later surely were. */
  readBackTo: number | null
}

/**
 * The moment (seconds) back to which nothing is missing, once all lifetimes were read: Quay's garbage collection
 * takes what ended before it (gc `poll-*`).
 */
export function horizonOf({ now, window }: Pick<Reading, 'now' | 'window'>): number {
  return now - window
}

/**
 * When a purged lifetime was purged, in seconds. Quay sets its end to (then − window) and keeps nothing else
 * (contract `perm-*`), so this is an estimate: right if the window was the same then, and never outside of what is
 * possible (its start to now).
 */
export function purgedAt(
  { start_ts, end_ts }: Pick<Lifetime, 'start_ts' | 'end_ts'>,
  { now, window }: Pick<Reading, 'now' | 'window'>,
): number {
  return Math.max(start_ts, Math.min(now, (end_ts ?? now) + window))
}
