import type { TagEntry } from '~/api/schemas'
import type { Objection } from './check'
import { isUnchanged, type LockOperation } from './operation'
import { formerIn, type TagState } from './tag-state'

/**
 * What forbids locking or unlocking a tag; null for nothing. One that is to expire can't be locked: Quay answers 400
 * (expiration `lock.expiring`). Whether the person may unlock is known where they are asked (contract
 * `immutable-unset-writer`).
 */
export function objectionToLock({ immutable }: LockOperation, live: TagEntry): Objection | null {
  if (live.immutable === immutable) return immutable ? 'alreadyLocked' : 'alreadyUnlocked'
  return immutable && live.end_ts !== null ? 'expiring' : null
}

/** Whether two looks show that the lock was set or taken off, also where the tag went on to another lifetime. */
export function hasLockSet({ immutable }: LockOperation, before: TagState, after: TagState): boolean {
  return formerIn(before, after)?.immutable === immutable
}

/** Whether the tag is as it was but for its lock. */
export function isLockedAsAsked({ immutable }: LockOperation, before: TagState, after: TagState): boolean {
  return before.live !== null && isUnchanged({ ...before.live, immutable }, after.live)
}

/** The way back: unlocking, for which administrators alone have the right, or locking again. */
export function undoOfLock({ repository, tag, immutable }: LockOperation, after: TagEntry): LockOperation {
  return { kind: 'lock', repository, tag, seen: after, immutable: !immutable }
}
