import { undoOfExpire } from './expire'
import { isSameLifetime, type Operation } from './operation'
import type { Outcome } from './outcome'

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
 * locked it at once, it isn't known how it is, or it points to what it pointed to before.
 * The way back to an image that may have died is restore, not PUT (contract README 19), open as long as the ended
 * lifetime is kept.
 * @param window how long that is, in seconds; null where Quay doesn't say
 */
export function undoOf(outcome: Outcome, window: number | null): Undo | null {
  const { operation, effect, after, unread, before, overtaken, meanwhile, signatures } = outcome
  if (effect !== 'done' || after === null || unread !== null || overtaken || meanwhile) return null
  if (after.live?.immutable) return null
  const { repository, tag } = operation
  const { live } = before
  const seen = after.live
  if (operation.kind === 'renew') return null
  if (operation.kind === 'expire') {
    const back = live && seen && undoOfExpire(operation, live, seen)
    return back && { ...back, isSure: true }
  }
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
