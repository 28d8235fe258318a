/** What went wrong, as a person needs to be told; each kind has its own words and its own way out. */
export type QuayErrorKind =
  | 'unreachable'
  | 'signed-out'
  | 'bad-token'
  | 'wrong-password'
  | 'forbidden'
  | 'not-found'
  | 'refused'
  | 'immutable'
  | 'read-only'
  | 'throttled'
  | 'server'
  | 'unexpected-answer'
  | 'unaddressable'

type Details = {
  kind: QuayErrorKind
  address: string
  status?: number
  reason?: string
  retryAt?: number | null
  field?: string | null
  code?: string | null
}

/** The one error of this folder: whatever fails between the console and Quay is told by it. */
export class QuayError extends Error {
  override readonly name = 'QuayError'
  readonly kind: QuayErrorKind
  /** What failed: a path without its query, or, where the dev proxy can't reach Quay, the address of that Quay. */
  readonly address: string
  /** The HTTP status; 0 where no answer came. */
  readonly status: number
  /** The server's own words as plain text (never markup), or what was wrong with its answer; may be empty. */
  readonly reason: string
  /** When to try again, in milliseconds of the local clock; null where the server named no time. */
  readonly retryAt: number | null
  /** The field of the answer that had the wrong shape, or the parameter that the server refused. */
  readonly field: string | null
  /** The system's code for a failed connection, such as ECONNREFUSED, where the dev proxy tells it. */
  readonly code: string | null

  constructor(details: Details) {
    const { kind, address, status = 0, reason = '', retryAt = null, field = null, code = null } = details
    super([kind, status > 0 ? status : '', address, reason].filter((part) => part !== '').join(' '))
    this.kind = kind
    this.address = address
    this.status = status
    this.reason = reason
    this.retryAt = retryAt
    this.field = field
    this.code = code
  }
}
