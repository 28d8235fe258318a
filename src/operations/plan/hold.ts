import { QuayError } from '~/api/error'
import type { Outcome } from '../outcome'
import type { Failure } from './plan'
import { failureOf } from './settled'

/** Why a plan stands still; moments in milliseconds of the local clock. */
export type Hold =
  /** The person asked for it. */
  | { why: 'asked' }
  /** The server asked to wait (429, or 503 with `Retry-After`). It goes on by itself. */
  | { why: 'throttled'; until: number }
  /** The server, or the network, is not there. It is tried again by itself. */
  | { why: 'unreachable'; until: number; failure: Failure }
  /** The session ended: it goes on once the same person has signed in again. */
  | { why: 'signedOut' }
  /** One after another failed for the same reason: it goes on when the person says so. */
  | { why: 'failing'; failure: Failure }
  /** All else is settled, and of these nobody knows: it looks again when the person says so. */
  | { why: 'unread' }
  /** What was done can't be noted, so nothing more is sent. */
  | { why: 'noJournal'; reason: string }

/** What the server said, and no time to wait with it. */
const USUAL_WAIT = 10_000
const LEAST_WAIT = 1_000
const FIRST_TRY = 5_000
const LONGEST_TRY = 60_000
/** So many failures in a row for one reason are a reason to ask. */
export const IN_A_ROW = 10

/** Answers of something before Quay, when Quay is not there. */
const GATEWAY = new Set([502, 503, 504])
const SIGNED_OUT = new Set(['signed-out', 'bad-token'])

/**
 * Whether an error says nothing of the one tag, but of the server, the network or the session: then all of a plan waits.
 * @param now milliseconds of the local clock
 * @param tries how often in a row the server was not there before
 */
export function holdFor(error: QuayError, now: number, tries: number): Hold | null {
  const { kind, status, retryAt } = error
  if (SIGNED_OUT.has(kind)) return { why: 'signedOut' }
  if (kind === 'throttled' || (status === 503 && retryAt !== null))
    return { why: 'throttled', until: Math.max(now + LEAST_WAIT, retryAt ?? now + USUAL_WAIT) }
  if (kind !== 'unreachable' && !(kind === 'server' && GATEWAY.has(status))) return null
  const wait = Math.min(LONGEST_TRY, FIRST_TRY * 2 ** tries)
  return { why: 'unreachable', until: now + wait, failure: failureOf(error) }
}

/**
 * Whether what became of an operation that was sent makes all of a plan wait. One that the server put off with a time to
 * come again did not run; of one of which nobody knows, the next look has to tell.
 */
export function holdAfter({ effect, lost, unread }: Outcome, now: number, tries: number): Hold | null {
  if (effect !== 'not-done' && unread instanceof QuayError) return holdFor(unread, now, tries)
  if (effect !== 'not-done' || !(lost instanceof QuayError)) return null
  const hold = holdFor(lost, now, tries)
  return hold?.why === 'throttled' ? hold : null
}
