import type { Activity } from './activity'
import { database, DURABLE } from './database'
import type { Outcome } from './outcome'
import type { Failure } from './plan/plan'
import { errorOf, failureOf } from './plan/settled'

type Expiration = Outcome['expiration']
type Signatures = Outcome['signatures']

/** An outcome as it can be kept: errors by kind, status and the server's words. */
type KeptOutcome = Omit<Outcome, 'lost' | 'unread' | 'expiration' | 'signatures'> & {
  lost: Failure | null
  unread: Failure | null
  expiration:
    | Exclude<Expiration, { error: Error }>
    | { kind: 'failed' | 'unread'; wanted: number; error: Failure }
  signatures: Omit<Signatures, 'missing' | 'unread'> & {
    missing: { tag: string; error: Failure }[]
    unread: Failure | null
  }
}

/** An entry of the activity, and whose it is, as `personOf` tells. */
export type KeptActivity = Omit<Activity, 'outcome'> & { by: string; outcome: KeptOutcome }

const failureOrNull = (error: Error | null) => error && failureOf(error)
const errorOrNull = (failure: Failure | null) => failure && errorOf(failure)

function packed({ outcome, ...entry }: Activity, by: string): KeptActivity {
  const { lost, unread, expiration, signatures } = outcome
  return {
    ...entry,
    by,
    outcome: {
      ...outcome,
      lost: failureOrNull(lost),
      unread: failureOrNull(unread),
      expiration: 'error' in expiration ? { ...expiration, error: failureOf(expiration.error) } : expiration,
      signatures: {
        ...signatures,
        missing: signatures.missing.map(({ tag, error }) => ({ tag, error: failureOf(error) })),
        unread: failureOrNull(signatures.unread),
      },
    },
  }
}

function unpacked({ outcome, by: _by, ...entry }: KeptActivity): Activity {
  const { lost, unread, expiration, signatures } = outcome
  return {
    ...entry,
    outcome: {
      ...outcome,
      lost: errorOrNull(lost),
      unread: errorOrNull(unread),
      expiration: 'error' in expiration ? { ...expiration, error: errorOf(expiration.error) } : expiration,
      signatures: {
        ...signatures,
        missing: signatures.missing.map(({ tag, error }) => ({ tag, error: errorOf(error) })),
        unread: errorOrNull(signatures.unread),
      },
    },
  }
}

/** So many entries of one person are kept, the newest. */
const MOST = 500

const entriesOf = (by: string) => IDBKeyRange.bound([by, 0], [by, Number.MAX_SAFE_INTEGER])

/** What is kept of the activity in this browser, by person (`personOf`). All of it throws where the browser keeps nothing. */
export const activityStore = {
  /** Keeps entries, in the place of what was kept of them. */
  put: async (by: string, entries: readonly Activity[]): Promise<void> => {
    const transaction = (await database()).transaction('activity', 'readwrite', DURABLE)
    for (const entry of entries) void transaction.store.put(packed(entry, by))
    const keys = await transaction.store.getAllKeys(entriesOf(by))
    for (const key of keys.slice(0, Math.max(0, keys.length - MOST))) void transaction.store.delete(key)
    await transaction.done
  },
  /** All entries of a person, newest first. */
  load: async (by: string): Promise<Activity[]> => {
    const kept = await (await database()).getAll('activity', entriesOf(by))
    return kept.map(unpacked).toReversed()
  },
  remove: async (by: string, ids: readonly number[]): Promise<void> => {
    const transaction = (await database()).transaction('activity', 'readwrite', DURABLE)
    for (const id of ids) void transaction.store.delete([by, id])
    await transaction.done
  },
  /** Forgets all entries of a person. */
  clear: async (by: string): Promise<void> => {
    await (await database()).delete('activity', entriesOf(by))
  },
}
