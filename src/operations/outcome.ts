import type { Http } from '~/api/http'
import type { TagEntry } from '~/api/schemas'
import type { Operation, SignatureTag } from './operation'
import type { TagState } from './tag-state'

/** What an operation needs to know of the world around it. */
export type Surroundings = {
  http: Http
  /** The server's time, in seconds. */
  now: () => number
  /** Whether another ordinary tag than this one is known on the image: then its signature tags stay (contract README 20). */
  isShared: (digest: string, tag: string) => boolean
  /** Told once the check is passed, before the write is sent; what it throws keeps the write from being sent. */
  beforeSending?: (asked: Asked) => Promise<void>
}

/** What became of the expiration that was to be put back; moments in seconds. */
type ExpirationOutcome =
  | { kind: 'none' }
  /** Put back; `got` is what Quay made of it, null where there is none again. */
  | { kind: 'put-back'; wanted: number; got: number | null }
  /** Its moment passed meanwhile. */
  | { kind: 'passed'; wanted: number }
  | { kind: 'failed'; wanted: number; error: Error }
  /** Sent, but what Quay made of it could not be read. */
  | { kind: 'unread'; wanted: number; error: Error }

/** What became of signature tags. */
type SignaturesOutcome = {
  /** Those that ended with the image's last tag; where `unread` says that nobody could look, those that may have. */
  ended: SignatureTag[]
  /** Those that were brought back. */
  restored: SignatureTag[]
  /** Those that could not be brought back, and why. */
  missing: { tag: string; error: Error }[]
  /** All that live as they were read last; null where they were not read after the write. */
  live: TagEntry[] | null
  unread: Error | null
}

/** An operation that passed its check, with what is to be known to find out later what became of it. */
export type Asked = {
  operation: Operation
  before: TagState
  /** Signature tags that would end with the image's last tag, as they were before. */
  atRisk: SignatureTag[]
  /** Another ordinary tag was known on the image, so that none seemed to be at risk. */
  isShared: boolean
  /** Quay has confirmed it: only what came of it is still to be read. */
  isConfirmed?: boolean
}

/** One that was sent, or may have been. */
export type Sent = Asked & {
  /** The error by which the answer was lost; null where Quay confirmed. */
  lost: Error | null
}

/** What really is there after an operation was sent. */
export type Outcome = Sent & {
  /** `unknown`: the answer was lost, and the tag could not be read. */
  effect: 'done' | 'not-done' | 'unknown'
  /** The tag as it was read back; null where that failed, and `unread` says why. */
  after: TagState | null
  unread: Error | null
  /** The tag is other than the operation left it: somebody changed it before it was read back. */
  overtaken: boolean
  /** Somebody else changed the tag between the two looks: what the operation replaced need not be what was seen. */
  meanwhile: boolean
  expiration: ExpirationOutcome
  signatures: SignaturesOutcome
}
