import type { TagEntry } from '~/api/schemas'

/** A signature tag (`sha256-<hex>.sig` and the like) and the image that it points to. */
export type SignatureTag = {
  tag: string
  digest: string
  /** When it was to end, in seconds: restoring drops that; null for never, or where that is not known. */
  expiration: number | null
}

type Target = {
  /** The repository's whole name, such as `acme/api`. */
  repository: string
  tag: string
  /** The live lifetime that the person saw when they decided; null where there was none. */
  seen: TagEntry | null
}

/** Points a tag, new or not, to an image. */
export type PointOperation = Target & {
  /**
   * `put` reaches live images alone; `restore` dead ones too, until they are collected (contract README 19). `renew` is a
   * `put` to the image that the tag has: it begins a new lifetime on it (contract `put-same-digest`).
   */
  kind: 'put' | 'restore' | 'renew'
  digest: string
  /** When the tag shall end, in seconds, as moving drops its expiration (contract README 5); null to leave it to Quay. */
  expiration: number | null
  /** Ended signature tags to bring back afterwards: they do not come by themselves (signed `restore-last`). */
  signatures: SignatureTag[]
}

/** Ends a tag. */
export type DeleteOperation = Target & { kind: 'delete' }

/** Sets when a tag ends. */
export type ExpireOperation = Target & {
  kind: 'expire'
  /** Seconds; null for never. Quay moves what lies outside of its bounds (contract README 22). */
  expiration: number | null
}

/** Locks a tag, or unlocks it. */
export type LockOperation = Target & { kind: 'lock'; immutable: boolean }

/** Deletes a live tag permanently: nothing brings its lifetime back. */
export type PurgeOperation = Target & {
  kind: 'purge'
  /** How long ended lifetimes are kept, in seconds; null where Quay doesn't say. */
  window: number | null
}

/** Deletes permanently what has ended of a tag on one image: all of it that is still kept (contract README 7). */
export type PurgeEndedOperation = Target & {
  kind: 'purge-ended'
  digest: string
  /** The lifetimes that the person saw would go. */
  lifetimes: TagEntry[]
  /** How long ended lifetimes are kept, in seconds; null where Quay doesn't say. */
  window: number | null
}

/** Something that a person asks for, on one tag. */
export type Operation =
  | PointOperation
  | DeleteOperation
  | ExpireOperation
  | LockOperation
  | PurgeOperation
  | PurgeEndedOperation

/** What an operation is to a person. */
export type OperationName =
  | 'create'
  | 'move'
  | 'restore'
  | 'renew'
  | 'delete'
  | 'expire'
  | 'unexpire'
  | 'lock'
  | 'unlock'
  | 'purge'
  | 'purge-ended'

/** The name of an operation: a `put` creates or moves, by what was there; what can be set can be taken back. */
export function nameOf(operation: Operation): OperationName {
  if (operation.kind === 'put') return operation.seen === null ? 'create' : 'move'
  if (operation.kind === 'expire') return operation.expiration === null ? 'unexpire' : 'expire'
  if (operation.kind === 'lock') return operation.immutable ? 'lock' : 'unlock'
  return operation.kind
}

/** Whether an operation points the tag to an image, and thereby begins a lifetime. */
export function isPointing(operation: Operation): operation is PointOperation {
  return operation.kind === 'put' || operation.kind === 'restore' || operation.kind === 'renew'
}

/** Whether an operation takes the tag off an image, which can end the image's signature tags (contract README 20). */
export function mayLeave(operation: Operation, digest: string): boolean {
  return operation.kind === 'delete' || (isPointing(operation) && operation.digest !== digest)
}

/** Whether two entries tell of one lifetime, whatever became of its end and its lock. */
export function isSameLifetime(a: TagEntry, b: TagEntry): boolean {
  return a.manifest_digest === b.manifest_digest && a.start_ts === b.start_ts && a.reversion === b.reversion
}

/** Whether two looks saw the same live lifetime, or both none: image, begin, end and lock. */
export function isUnchanged(a: TagEntry | null, b: TagEntry | null): boolean {
  if (a === null || b === null) return a === b
  return isSameLifetime(a, b) && a.end_ts === b.end_ts && a.immutable === b.immutable
}
