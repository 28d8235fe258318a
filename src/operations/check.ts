import { objectionToExpire } from './expire'
import { objectionToLock } from './lock'
import { isUnchanged, type Operation, type PointOperation } from './operation'
import { objectionToPurge, objectionToPurgeEnded, takesMore } from './purge'
import { isAddressable, nameFault } from './tag-name'
import type { TagState } from './tag-state'

/** Why an operation would be pointless or refused, as a key of the messages. */
export type Objection =
  | 'locked'
  | 'sameImage'
  | 'alreadyGone'
  | 'badName'
  | 'unaddressable'
  | 'sameExpiration'
  | 'noExpiration'
  | 'pastExpiration'
  | 'farExpiration'
  | 'endsAtOnce'
  | 'alreadyLocked'
  | 'alreadyUnlocked'
  | 'expiring'
  | 'nothingEnded'

/** Whether an operation may be sent: as it is, only after asking again, or not at all. */
export type Verdict = { kind: 'ready' } | { kind: 'changed' } | { kind: 'objection'; why: Objection }

/**
 * What forbids an operation, given the tag as it is; null for nothing. Quay would refuse a locked tag with 409 (contract
 * `immutable-move`). PUT takes good names alone, also of tags that are there (contract README 8).
 * @param now the server's time, in seconds
 */
export function objectionTo(operation: Operation, live: TagState['live'], now: number): Objection | null {
  if (!isAddressable(operation.tag)) return 'unaddressable'
  switch (operation.kind) {
    case 'delete':
      if (live === null) return 'alreadyGone'
      return live.immutable ? 'locked' : null
    case 'put':
    case 'restore':
    case 'renew':
      return objectionToPointing(operation, live)
    case 'expire':
      if (nameFault(operation.tag) !== null) return 'badName'
      return live === null ? 'alreadyGone' : objectionToExpire(operation, live, now)
    case 'lock':
      if (nameFault(operation.tag) !== null) return 'badName'
      return live === null ? 'alreadyGone' : objectionToLock(operation, live)
    case 'purge':
      return objectionToPurge(live)
    case 'purge-ended':
      // What has ended is looked at as a whole, in `check`.
      return null
  }
}

/**
 * A move to the image that the tag already has ends its lifetime and drops its expiration for nothing (contract
 * `put-same-digest`), unless it is asked for by that name.
 */
function objectionToPointing(
  { kind, tag, digest }: PointOperation,
  live: TagState['live'],
): Objection | null {
  if (kind !== 'restore' && nameFault(tag) !== null) return 'badName'
  if (kind === 'renew' && live === null) return 'alreadyGone'
  if (kind !== 'renew' && live?.manifest_digest === digest) return 'sameImage'
  return live?.immutable ? 'locked' : null
}

/** Holds an operation against the tag as it is now. What changed since the person decided comes first: it is theirs to judge. */
export function check(operation: Operation, state: TagState): Verdict {
  if (!isUnchanged(operation.seen, state.live)) return { kind: 'changed' }
  if (operation.kind === 'purge-ended' && takesMore(operation, state)) return { kind: 'changed' }
  const why =
    objectionTo(operation, state.live, state.at) ??
    (operation.kind === 'purge-ended' ? objectionToPurgeEnded(operation, state) : null)
  return why === null ? { kind: 'ready' } : { kind: 'objection', why }
}
