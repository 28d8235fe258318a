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
  /** `put` reaches live images alone; `restore` dead ones too, until they are collected (contract README 19). */
  kind: 'put' | 'restore'
  digest: string
  /** When the tag shall end, in seconds, as moving drops its expiration (contract README 5); null to leave it to Quay. */
  expiration: number | null
  /** Ended signature tags to bring back afterwards: they do not come by themselves (signed `restore-last`). */
  signatures: SignatureTag[]
}

/** Ends a tag. */
export type DeleteOperation = Target & { kind: 'delete' }

/** Something that a person asks for, on one tag. */
export type Operation = PointOperation | DeleteOperation

/** What an operation is to a person. */
export type OperationName = 'create' | 'move' | 'restore' | 'delete'

/** The name of an operation: a `put` creates or moves, by what was there. */
export function nameOf(operation: Operation): OperationName {
  if (operation.kind === 'put') return operation.seen === null ? 'create' : 'move'
  return operation.kind
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
