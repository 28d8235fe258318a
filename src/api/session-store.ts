import * as v from 'valibot'
import type { Auth } from './exchange'

/**
 * In which way this tab speaks to Quay: `starting` until that is known, `none` while the person has not chosen,
 * `anonymous` without signing in, `account` by Quay's cookie, `token` by a token of the person's own, `shared` by one
 * that the server in front of this console adds.
 */
export type Way = 'starting' | 'none' | 'anonymous' | 'account' | 'token' | 'shared'

export type SessionState = {
  way: Way
  /** Who it is; null where Quay doesn't say (a token without user scopes) or nobody is. */
  user: string | null
  /**
   * True once Quay no longer accepts it: what is on screen stays, and the person is asked to sign in again. With `none`,
   * that there was one in this tab, and what is shown is what everybody may see.
   */
  ended: boolean
  /** Changes with each signing in or out. */
  epoch: number
}

/** What is known of the session, for `useSyncExternalStore`. The token is in none of it. */
export type SessionStore = {
  state: () => SessionState
  subscribe: (listener: () => void) => () => void
  /** How requests say who asks. */
  auth: () => Auth
  /** The way that this tab had chosen before it was reloaded. */
  remembered: () => Remembered | null
  enter: (entry: Entry) => void
  /** Marks the session of that epoch as ended; an answer to an earlier one says nothing about this. */
  end: (epoch: number) => void
}

type Entry =
  | { way: 'none'; ended?: boolean }
  | { way: 'anonymous' }
  | { way: 'account' | 'shared'; user: string | null }
  | { way: 'token'; user: string | null; token: string }

/** What a token may consist of: all that the header that carries it may. */
export const TOKEN = /^[\x21-\x7e]+$/

const KEY = 'tidemark.session'

const rememberedSchema = v.variant('way', [
  v.object({ way: v.literal('token'), token: v.pipe(v.string(), v.regex(TOKEN)) }),
  v.object({ way: v.literal('anonymous') }),
  // Its cookie is the browser's; that there was one is told where it has ended.
  v.object({ way: v.literal('account') }),
])

type Remembered = v.InferOutput<typeof rememberedSchema>

/**
 * Makes the store.
 * @param storage where a token is kept: the tab's own storage, which no other tab reads and which ends with the tab
 */
export function createSessionStore(
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
): SessionStore {
  const listeners = new Set<() => void>()
  // The first page's reads need not wait until it is known who asks: they are sent as whom this tab was.
  let auth: Auth = authAtStart(rememberedIn(storage))
  let refusedAtStart = false
  let state: SessionState = { way: 'starting', user: null, ended: false, epoch: 0 }

  function change(next: Partial<SessionState>): void {
    state = { ...state, ...next }
    for (const listener of listeners) listener()
  }

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    auth: () => auth,
    remembered: () => rememberedIn(storage),
    enter: (entry) => {
      auth = authOf(entry)
      const kept = keptOf(entry)
      if (kept === null) storage.removeItem(KEY)
      else storage.setItem(KEY, JSON.stringify(kept))
      const user = 'user' in entry ? entry.user : null
      const refused = state.way === 'starting' && entry.way === 'token' && refusedAtStart
      const ended = refused || (entry.way === 'none' && entry.ended === true)
      change({ way: entry.way, user, ended, epoch: state.epoch + 1 })
    },
    end: (epoch) => {
      if (state.way === 'starting') refusedAtStart = true
      // Nobody can sign in again for a shared token: whoever set it has to.
      const own = state.way === 'account' || state.way === 'token'
      if (own && !state.ended && epoch === state.epoch) change({ ended: true })
    },
  }
}

function rememberedIn(storage: Pick<Storage, 'getItem'>): Remembered | null {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), rememberedSchema), storage.getItem(KEY))
  return read.success ? read.output : null
}

function authAtStart(remembered: Remembered | null): Auth {
  if (remembered?.way === 'token') return { kind: 'bearer', token: remembered.token }
  return { kind: remembered?.way === 'anonymous' ? 'nobody' : 'cookie' }
}

function authOf(entry: Entry): Auth {
  if (entry.way === 'token') return { kind: 'bearer', token: entry.token }
  if (entry.way === 'shared') return { kind: 'proxy' }
  return { kind: entry.way === 'account' ? 'cookie' : 'nobody' }
}

function keptOf(entry: Entry): Remembered | null {
  if (entry.way === 'token') return { way: 'token', token: entry.token }
  return entry.way === 'anonymous' || entry.way === 'account' ? { way: entry.way } : null
}
