import type { TagState } from './tag-state'
import { isUnchanged, type Operation } from './operation'
import { isAddressable, nameFault } from './tag-name'

/** Why an operation would be pointless or refused, as a key of the messages. */
export type Objection = 'locked' | 'sameImage' | 'alreadyGone' | 'badName' | 'unaddressable'

/** Whether an operation may be sent: as it is, only after asking again, or not at all. */
export type Verdict = { kind: 'ready' } | { kind: 'changed' } | { kind: 'objection'; why: Objection }

/**
 * What forbids an operation, given the tag as it is; null for nothing. Quay would refuse a locked tag with 409 (contract
 * `immutable-move`); it would carry out a move to the image that the tag already has, which ends its lifetime and drops
 * its expiration for nothing (contract `put-same-digest`). PUT takes good names alone, also of tags that are there
 * (contract README 8).
 */
export function objectionTo(operation: Operation, live: TagState['live']): Objection | null {
  if (!isAddressable(operation.tag)) return 'unaddressable'
  if (operation.kind === 'delete' && live === null) return 'alreadyGone'
  if (operation.kind === 'put' && nameFault(operation.tag) !== null) return 'badName'
  if (operation.kind !== 'delete' && live?.manifest_digest === operation.digest) return 'sameImage'
  return live?.immutable ? 'locked' : null
}

/** Holds an operation against the tag as it is now. What changed since the person decided comes first: it is theirs to judge. */
export function check(operation: Operation, state: TagState): Verdict {
  if (!isUnchanged(operation.seen, state.live)) return { kind: 'changed' }
  const why = objectionTo(operation, state.live)
  return why === null ? { kind: 'ready' } : { kind: 'objection', why }
}
