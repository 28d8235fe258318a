import { stateOf, type Lifetime } from './lifetime'
import type { Reading } from './horizon'

/**
 * Until when (seconds) Quay promises to keep a lifetime for a restore: its end and the window after it, also where
 * that has passed (garbage collection may be some minute late; gc `poll-*`). With a window of 0 s that is its
 * end: what ended is gone with the next pass (gc `zero.restore-n`). Null for what still lives, *never* for what was
 * purged: a restore of it may work until the next pass, but nothing promises it.
 */
export function restorableUntil(
  lifetime: Pick<Lifetime, 'start_ts' | 'end_ts'>,
  { now, window }: Pick<Reading, 'now' | 'window'>,
): number | 'never' | null {
  if (stateOf(lifetime, now) === 'purged') return 'never'
  return lifetime.end_ts === null || lifetime.end_ts > now ? null : lifetime.end_ts + window
}

/** How late garbage collection may be, in seconds: it was 56 to 83 s behind the window (contract README 21, gc `poll-*`). */
const COLLECTED_WITHIN = 120

/**
 * Whether a lifetime can be brought back: *open* until a moment (seconds), *late* where the window is over and nothing
 * but a late collector keeps it, *over* where it must have been collected, *purged*, *untold* where nobody tells how long
 * it is kept. Null for what still lives.
 * @param keeping the moment (seconds), and the window; null where Quay doesn't say
 * @param collects whether this Quay collects at all; one that does not keeps everything
 */
export function wayBack(
  lifetime: Pick<Lifetime, 'start_ts' | 'end_ts'>,
  { now, window }: { now: number; window: number | null },
  collects: boolean,
): { kind: 'open' | 'late' | 'over'; until: number } | { kind: 'purged' | 'untold' } | null {
  const until = restorableUntil(lifetime, { now, window: window ?? 0 })
  if (until === null) return null
  if (until === 'never') return { kind: 'purged' }
  if (window === null) return { kind: 'untold' }
  if (until > now) return { kind: 'open', until }
  return { kind: collects && now > until + COLLECTED_WITHIN ? 'over' : 'late', until }
}

/**
 * In how many seconds the next of these lifetimes will have been collected, and a look at them shows it; null where none
 * is about to be.
 */
export function nextCollected(
  lifetimes: readonly Pick<Lifetime, 'start_ts' | 'end_ts'>[],
  reading: Pick<Reading, 'now' | 'window'>,
): number | null {
  const left = lifetimes.flatMap((lifetime) => {
    const until = restorableUntil(lifetime, reading)
    const over = typeof until === 'number' ? until + COLLECTED_WITHIN - reading.now : 0
    return over > 0 ? [over] : []
  })
  return left.length === 0 ? null : Math.min(...left)
}
