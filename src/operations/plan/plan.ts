import type { QuayErrorKind } from '~/api/error'
import type { Objection } from '../check'
import type { Operation } from '../operation'
import type { Asked } from '../outcome'
import type { Undo } from '../undo'
import type { WishName } from './wish'

/** How a plan came about. */
export type Origin = 'selection' | 'rule' | 'retry' | 'undo'

/** Many operations on one repository, checked before and accounted for after. */
export type Plan = {
  id: string
  /** The repository's whole name. */
  repository: string
  /** What all of it is to a person. */
  name: WishName
  origin: Origin
  /** Who made it, as `personOf` tells; only the same person goes on with it. */
  by: string
  /** When it was made, in seconds of the server's clock. */
  at: number
  /** How long ended lifetimes are kept, in seconds; null where Quay didn't say. */
  window: number | null
  /** The plan whose failures this one tries again, or which it undoes. */
  from: string | null
  operations: readonly Operation[]
}

/** An error as it can be kept: kind, status and the server's own words. */
export type Failure = { kind: QuayErrorKind; status: number; reason: string }

/** Why nothing was to be done with a tag: it is not as the person saw it, or would be pointless or refused. */
export type Skip = 'changed' | Objection

/** What became of one operation of a plan. */
export type ItemState =
  | { kind: 'waiting' }
  /** The write is on its way, or was when the browser went. */
  | { kind: 'sending'; asked: Asked }
  | { kind: 'done'; undo: Undo | null; told: Told }
  | { kind: 'skipped'; why: Skip }
  /** `wasLost`: the answer was lost, and reading the tag showed that nothing happened. */
  | { kind: 'failed'; failure: Failure; wasLost: boolean }
  /** Nobody knows: the answer was lost, and the tag can't be read. It is settled by reading as soon as that goes. */
  | { kind: 'unknown'; asked: Asked; failure: Failure }

/** What there is to say of an operation that was done. */
export type Told = {
  /** The answer was lost; reading showed that it happened. */
  wasLost: boolean
  /** Somebody changed the tag since, or in between. */
  overtaken: boolean
  /** An expiration that was wanted and what Quay made of it, in seconds; null where none was. */
  expiration: { wanted: number; got: number | null } | null
  /** Signature tags that ended with the image. */
  ended: string[]
  /** What could not be read back or put back, in the server's words; null for nothing. */
  trouble: Failure | null
}

export const WAITING: ItemState = { kind: 'waiting' }

/** How many operations of a plan are where. */
export type Account = {
  done: number
  skipped: number
  failed: number
  /** Nobody knows what became of them. */
  unknown: number
  /** On their way. */
  sending: number
  waiting: number
}

const EMPTY: Account = { done: 0, skipped: 0, failed: 0, unknown: 0, sending: 0, waiting: 0 }

/** Counts a plan's operations: each once. */
export function accountOf(states: readonly ItemState[]): Account {
  const account = { ...EMPTY }
  for (const { kind } of states) account[kind] += 1
  return account
}

/** Whether nothing is left to be done or found out. */
export function isSettled({ unknown, sending, waiting }: Account): boolean {
  return unknown + sending + waiting === 0
}
