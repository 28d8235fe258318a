import { QuayError } from '~/api/error'
import type { Outcome } from '../outcome'
import type { Performed } from '../perform'
import { undoOf } from '../undo'
import type { Failure, ItemState, Told } from './plan'

/** An error as it can be kept; what is none of Quay's is a fault of this program and goes on. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof QuayError)) throw error
  return { kind: error.kind, status: error.status, reason: error.reason }
}

/** The error that was kept. */
export function errorOf(failure: Failure): QuayError {
  return new QuayError({ ...failure, address: '' })
}

/**
 * What an operation that was performed, or settled by reading, is in the account.
 * @param window how long ended lifetimes are kept, in seconds; null where Quay doesn't say
 */
export function stateAfter(performed: Performed, window: number | null): ItemState {
  if (performed.kind === 'changed') return { kind: 'skipped', why: 'changed' }
  if (performed.kind === 'objection') return { kind: 'skipped', why: performed.why }
  const { outcome } = performed
  const { operation, before, atRisk, isShared } = outcome
  switch (outcome.effect) {
    case 'done':
      // Nothing of it can be undone, or put back, before it is known how the tag is.
      if (outcome.after === null && outcome.unread !== null)
        return {
          kind: 'unknown',
          asked: { operation, before, atRisk, isShared, isConfirmed: true },
          failure: failureOf(outcome.unread),
        }
      return { kind: 'done', undo: undoOf(outcome, window), told: toldOf(outcome) }
    case 'not-done':
      return { kind: 'failed', failure: failureOf(outcome.lost), wasLost: true }
    case 'unknown':
      return {
        kind: 'unknown',
        asked: { operation, before, atRisk, isShared },
        failure: failureOf(outcome.unread ?? outcome.lost),
      }
  }
}

function toldOf(outcome: Outcome): Told {
  const { lost, overtaken, meanwhile, unread, expiration, signatures } = outcome
  const trouble = [
    unread,
    'error' in expiration ? expiration.error : null,
    signatures.missing[0]?.error ?? null,
    signatures.unread,
  ].find((error) => error !== null)
  return {
    wasLost: lost !== null,
    overtaken: overtaken || meanwhile,
    expiration: wantedOf(outcome),
    ended: signatures.ended.map(({ tag }) => tag),
    trouble: trouble ? failureOf(trouble) : null,
  }
}

function wantedOf({ operation, expiration, after }: Outcome): Told['expiration'] {
  if (operation.kind === 'expire')
    return operation.expiration === null
      ? null
      : { wanted: operation.expiration, got: after?.live?.end_ts ?? null }
  if (expiration.kind === 'none') return null
  return { wanted: expiration.wanted, got: expiration.kind === 'put-back' ? expiration.got : null }
}
