import type { TagEntry } from '~/api/schemas'
import type { PurgeRequest } from '~/api/write-tag'
import { isLive } from '~/history/lifetime'
import type { Objection } from './check'
import { isSameLifetime, type PurgeEndedOperation, type PurgeOperation } from './operation'
import { begunSince, formerIn, type TagState } from './tag-state'

/**
 * The lifetimes that go when what has ended on an image is deleted permanently: all that ended within the window and are not
 * locked (contract README 7); with a window of 0 s none (contract README 21).
 * @param window in seconds; null where Quay doesn't say: then whatever it still lists
 * @param now the server's time, in seconds
 */
export function endedOn(
  lifetimes: readonly TagEntry[],
  digest: string,
  window: number | null,
  now: number,
): TagEntry[] {
  return lifetimes.filter(
    ({ manifest_digest, start_ts, end_ts, immutable }) =>
      manifest_digest === digest &&
      !immutable &&
      end_ts !== null &&
      end_ts <= now &&
      end_ts >= start_ts &&
      (window === null || end_ts > now - window),
  )
}

const allOf = ({ lifetimes, earlier = [] }: TagState) => [...lifetimes, ...earlier]

/** A locked tag is not found by a permanent deletion: Quay answers 404 (contract `immutable-perm`). */
export function objectionToPurge(live: TagEntry | null): Objection | null {
  if (live === null) return 'alreadyGone'
  return live.immutable ? 'locked' : null
}

const isAmong = (one: TagEntry, others: readonly TagEntry[]) =>
  others.some((other) => isSameLifetime(one, other) && one.end_ts === other.end_ts)

/** Whether more would go than the person saw. */
export function takesMore({ digest, lifetimes, window }: PurgeEndedOperation, state: TagState): boolean {
  return endedOn(allOf(state), digest, window, state.at).some((one) => !isAmong(one, lifetimes))
}

/** There must be something to delete: else Quay answers 404. */
export function objectionToPurgeEnded(
  { digest, window }: PurgeEndedOperation,
  state: TagState,
): Objection | null {
  return endedOn(allOf(state), digest, window, state.at).length === 0 ? 'nothingEnded' : null
}

/**
 * Whether two looks show that the live tag was deleted permanently: its lifetime ends one window ago (contract README 7),
 * which no other way to end it does, or has been collected. With a window of 0 s that is as if it were deleted. When the
 * first look was made tells less: others may have ended the tag before its answer came.
 */
export function hasPurged({ window }: PurgeOperation, before: TagState, after: TagState): boolean {
  const { live } = before
  if (live === null) return false
  const former = formerIn(before, after)
  if (former === null) return true
  if (former.end_ts === null || isLive(former, after.at)) return false
  if (former.end_ts < former.start_ts) return true
  if (window === null) return former.end_ts < Math.floor(before.at)
  if (window > 0) return former.end_ts <= after.at - window
  const moved = begunSince(before, after).some(({ start_ts }) => start_ts === former.end_ts)
  return !moved && former.end_ts !== live.end_ts
}

/** Whether two looks show that what had ended was deleted permanently: one request takes all of it or nothing. */
export function hasPurgedEnded(
  { digest, window }: PurgeEndedOperation,
  before: TagState,
  after: TagState,
): boolean {
  const left = allOf(after)
  return endedOn(allOf(before), digest, window, before.at).some((one) => !isAmong(one, left))
}

/** What is sent: an index takes along the images that it alone holds. */
export function purgeRequest(operation: PurgeOperation | PurgeEndedOperation): PurgeRequest {
  const isIndex =
    operation.kind === 'purge' ? operation.seen?.is_manifest_list : operation.lifetimes[0]?.is_manifest_list
  return {
    ...(operation.kind === 'purge'
      ? { is_alive: true }
      : { is_alive: false, manifest_digest: operation.digest }),
    ...(isIndex ? { include_submanifests: true } : {}),
  }
}
