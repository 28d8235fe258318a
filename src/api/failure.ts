import { QuayError, type QuayErrorKind } from './error'
import { type FailureBody, failureBody, reasonOf, refusedParameters } from './reason'

/** By what a request said who asks: a token of its own, a token that the dev proxy adds, Quay's cookie, or nothing. */
export type AuthKind = 'bearer' | 'proxy' | 'cookie' | 'nobody'

/** A failing answer, read to its end. */
export type Failure = {
  status: number
  text: string
  /** The path that was asked, without its query. */
  address: string
  auth: AuthKind
  /** When the server wants to be asked again, in milliseconds of the local clock. */
  retryAt: number | null
}

const CSRF_REFUSAL = /^CSRF token/

// Quay takes a write whose token it does not accept for a browser's, and asks for the browser's CSRF token (contract
// `put-as-expired`, `put-as-None`).
const CSRF_REFUSED = {
  bearer: 'bad-token',
  proxy: 'bad-token',
  cookie: 'refused',
  nobody: 'signed-out',
} as const satisfies Record<AuthKind, QuayErrorKind>

/**
 * Tells what a failing answer means.
 * The expectations of every failing contract case are written down in failure.test.ts.
 */
export function errorOfAnswer({ status, text, address, auth, retryAt }: Failure): QuayError {
  const body = failureBody(text)
  if (status === 502 && body.proxy === 'unreachable') return unreachableBehindProxy(body, address)
  if (status === 502 && body.proxy === 'lost') return lostBehindProxy(address)
  return new QuayError({
    kind: kindOf(status, body, reasonOf(text, body), auth),
    status,
    reason: reasonOf(text, body),
    address,
    retryAt,
    field: refusedParameters(body)[0] ?? null,
  })
}

/** Whether a write was refused for its CSRF token: it did not run (session `write-old-csrf`). */
export function isCsrfRefusal(error: unknown): boolean {
  return error instanceof QuayError && error.status === 403 && CSRF_REFUSAL.test(error.reason)
}

function unreachableBehindProxy(body: FailureBody, address: string): QuayError {
  return new QuayError({
    kind: 'unreachable',
    status: 502,
    reason: typeof body.message === 'string' ? body.message : '',
    address: body.address ?? address,
    code: body.code ?? null,
  })
}

/** What a browser without a proxy between would say of a connection that was lost: a write may have run. */
function lostBehindProxy(address: string): QuayError {
  return new QuayError({ kind: 'unreachable', address })
}

function kindOf(status: number, body: FailureBody, reason: string, auth: AuthKind): QuayErrorKind {
  // Locked tags refuse a new expiration with 400 (contract `immutable-expire`), all else with 409 (`immutable-move`).
  if (body.error_type === 'tag_immutable' || (status === 400 && /\bimmutable tag\b/.test(reason)))
    return 'immutable'
  if (status === 401) return 'signed-out'
  if (status === 403) return kindOfForbidden(body, auth)
  if (status === 404) return 'not-found'
  if (status === 429) return 'throttled'
  if (status === 503 && /\bread[ -]only\b/i.test(reason)) return 'read-only'
  if (status >= 500) return 'server'
  return status >= 400 ? 'refused' : 'unexpected-answer'
}

function kindOfForbidden(body: FailureBody, auth: AuthKind): QuayErrorKind {
  if (body.invalidCredentials === true) return 'wrong-password'
  if (!CSRF_REFUSAL.test(body.error ?? '')) return 'forbidden'
  return CSRF_REFUSED[auth]
}
