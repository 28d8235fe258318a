import type { Lifetime } from './lifetime'
import type { Reading } from './horizon'

/** A lifetime that a look at its tag showed, and when it was first shown so (seconds). */
export interface Seen {
  lifetime: Pick<Lifetime, 'start_ts' | 'end_ts' | 'manifest_digest'>
  at: number
}

/**
 * Whether a lifetime that is not there any more was permanently deleted: it was seen so, or has gone before the window after
 * its end was over. Quay collects the others when it is.
 * @param window in seconds; null where Quay doesn't say
 */
export function wasPurged(
  { lifetime: { start_ts, end_ts }, at }: Seen,
  { now, window }: Pick<Reading, 'now'> & { window: number | null },
): boolean {
  if (end_ts !== null && end_ts < start_ts) return true
  // What lived when it was seen ended then at the earliest.
  const end = end_ts === null ? at : Math.min(end_ts, at)
  return window !== null && end + window > now
}
