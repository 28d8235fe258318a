import { undoOfExpire } from './expire'
import { undoOfLock } from './lock'
import { isSameLifetime, type Operation } from './operation'
import type { Outcome } from './outcome'
import type { TagState } from './tag-state'

/** The way back from an operation, and until when there is one. */
export type Undo = {
  operation: Operation
  /** Seconds; null where the way back stays open. */
  until: number | null
  /** Whether Quay keeps what ended at all; where it keeps it for 0 seconds, trying is all that is left (contract README 21). */
  isSure: boolean
}

/**
 * The operation that leads back; null where there is none: nothing was done, somebody else changed the tag too, a policy
 * locked it at once, it isn't known how it is, it points to what it pointed to before, or was deleted permanently.
 * The way back to an image that may have died is restore, not PUT (contract README 19), open as long as the ended
 * lifetime is kept.
 * @param window how long that is, in seconds; null where Quay doesn't say
 */
export function undoOf(outcome: Outcome, window: number | null): Undo | null {
  const { operation, effect, after, unread, before, overtaken, meanwhile } = outcome
  if (effect !== 'done' || after === null || unread !== null || overtaken || meanwhile) return null
  switch (operation.kind) {
    case 'put':
    case 'restore':
    case 'delete':
      return undoOfChange(outcome, after, window)
    case 'renew':
    case 'purge':
    case 'purge-ended':
      return null
    case 'expire': {
      const back = before.live && after.live && undoOfExpire(operation, before.live, after.live)
      return back && { ...back, isSure: true }
    }
    case 'lock':
      return after.live && { operation: undoOfLock(operation, after.live), until: null, isSure: true }
  }
}

/** The way back to the image that was, or to none. */
function undoOfChange(
  { operation: { repository, tag }, before: { live }, signatures }: Outcome,
  after: TagState,
  window: number | null,
): Undo | null {
  const seen = after.live
  if (seen?.immutable) return null
  if (live === null)
    return { operation: { kind: 'delete', repository, tag, seen }, until: null, isSure: true }
  const ended = after.lifetimes.find((lifetime) => isSameLifetime(lifetime, live))
  return {
    operation: {
      kind: 'restore',
      repository,
      tag,
      seen,
      digest: live.manifest_digest,
      expiration: live.end_ts,
      signatures: signatures.ended,
    },
    until: window === null ? null : (ended?.end_ts ?? after.at) + window,
    isSure: window !== 0,
  }
}
