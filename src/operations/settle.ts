import { QuayError, type QuayErrorKind } from '~/api/error'
import type { TagEntry } from '~/api/schemas'
import { isLive } from '~/history/lifetime'
import { hasExpirationSet, isStillThere } from './expire'
import { hasLockSet, isLockedAsAsked } from './lock'
import { hasPurged, hasPurgedEnded } from './purge'
import { isPointing, isUnchanged, type Operation } from './operation'
import { begunSince, formerIn, type TagState } from './tag-state'

// These say that Quay did not do it; of the rest, a lost answer among them, nobody knows until the tag is read.
const REFUSALS: ReadonlySet<QuayErrorKind> = new Set([
  'signed-out',
  'bad-token',
  'wrong-password',
  'forbidden',
  'not-found',
  'refused',
  'immutable',
  'read-only',
  'throttled',
  'unaddressable',
])

/** Whether a failed write certainly changed nothing. */
export function isRefusal(error: unknown): error is QuayError {
  return error instanceof QuayError && REFUSALS.has(error.kind)
}

/**
 * Whether a refusal says that the image is not there (contract README 19, 21): 404 to the write, as the look before it found
 * the repository (`list-unknown-repo`).
 */
export function isImageGone(error: unknown): boolean {
  if (!(error instanceof QuayError) || error.kind !== 'not-found') return false
  return error.address !== '' && !error.address.endsWith('/tag/')
}

/** The lifetime that the operation began, where it began one and two looks show it. */
export function begunBy(operation: Operation, before: TagState, after: TagState): TagEntry | null {
  if (!isPointing(operation)) return null
  const restored = operation.kind === 'restore'
  const begun = begunSince(before, after).filter(
    ({ manifest_digest, reversion }) => manifest_digest === operation.digest && reversion === restored,
  )
  // Ours is the oldest of several: somebody who did the same did it after our look and before theirs.
  return begun.at(-1) ?? null
}

/** Whether two looks show that the operation happened, or that somebody else did just the same. */
export function hasHappened(operation: Operation, before: TagState, after: TagState): boolean {
  switch (operation.kind) {
    case 'put':
    case 'restore':
    case 'renew':
      return begunBy(operation, before, after) !== null
    case 'delete':
      return hasEnded(before, after)
    case 'expire':
      return hasExpirationSet(operation, before, after)
    case 'lock':
      return hasLockSet(operation, before, after)
    case 'purge':
      return hasPurged(operation, before, after)
    case 'purge-ended':
      return hasPurgedEnded(operation, before, after)
  }
}

function hasEnded(before: TagState, after: TagState): boolean {
  if (before.live === null) return false
  const former = formerIn(before, after)
  // Collected at once where the namespace keeps nothing (contract README 21).
  if (former === null) return true
  const begun = begunSince(before, after)
  // A lifetime that ends where the next one begins was moved, not deleted; one that ends when it was to, expired. It may
  // be one that somebody else began in between.
  return [former, ...begun].some((ended) => {
    const moved = begun.some((next) => next !== ended && next.start_ts === ended.end_ts)
    return !isLive(ended, after.at) && !moved && ended.end_ts !== before.live?.end_ts
  })
}

/** Whether the tag is as the operation left it, or, where it did nothing, as it was. */
export function isAsLeft(
  operation: Operation,
  effect: 'done' | 'not-done',
  before: TagState,
  after: TagState,
): boolean {
  if (effect === 'not-done') return isUnchanged(before.live, after.live)
  switch (operation.kind) {
    case 'put':
    case 'restore':
    case 'renew': {
      const ours = begunBy(operation, before, after)
      return ours !== null && isUnchanged(ours, after.live)
    }
    case 'delete':
    case 'purge':
      return after.live === null
    case 'expire':
      return isStillThere(before, after)
    case 'lock':
      return isLockedAsAsked(operation, before, after)
    case 'purge-ended':
      return hasPurgedEnded(operation, before, after)
  }
}

/** Whether two looks show that somebody else changed the tag between them, beside the operation that happened. */
export function othersChanged(operation: Operation, before: TagState, after: TagState): boolean {
  const ours = begunBy(operation, before, after)
  if (begunSince(before, after).some((begun) => begun !== ours)) return true
  const former = formerIn(before, after)
  if (former === null || former.end_ts === before.live?.end_ts) return false
  switch (operation.kind) {
    case 'put':
    case 'restore':
    case 'renew':
      // A move ends a lifetime where the next one begins.
      return former.end_ts !== ours?.start_ts
    case 'delete':
      // A permanent deletion ends it before its own beginning.
      return isPurged(former)
    case 'expire':
    case 'purge':
      return false
    case 'lock':
    case 'purge-ended':
      // These leave the live lifetime its end.
      return true
  }
}

const isPurged = ({ start_ts, end_ts }: TagEntry) => end_ts !== null && end_ts < start_ts
