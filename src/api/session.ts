import * as v from 'valibot'
import { QuayError } from './error'
import type { Auth } from './exchange'
import type { Http } from './http'
import { type SessionState, type SessionStore, TOKEN } from './session-store'
import { apiUrl, repositoryParts } from './url'
import { fetchUser } from './user'

export type Session = {
  /** What is known now; the same object until something changes. */
  state: () => SessionState
  /** Calls back at each change; gives a function that ends it. */
  subscribe: (listener: () => void) => () => void
  /**
   * Finds out in which way this tab speaks to Quay; before that, the way is `starting`. Does so once, and
   * again only where that failed.
   * @param sharedToken whether the server in front of this console puts a token of its own in the place of any other
   * @throws QuayError where Quay can't be asked
   */
  start: (sharedToken?: boolean) => Promise<void>
  /**
   * Signs in with a Quay account.
   * @throws QuayError `wrong-password`, or `throttled` with `retryAt` (session `signin-wrong`, `signin-throttled`), …
   */
  signIn: (username: string, password: string) => Promise<void>
  /**
   * Signs in with an access token.
   * @throws QuayError `bad-token` for one that Quay does not know or that expired
   */
  signInWithToken: (token: string) => Promise<void>
  /** Looks around without signing in, for this tab. */
  lookAround: () => void
  /**
   * Reads again whether Quay's own cookie is signed in, after the person was at Quay's own sign-in page.
   * @returns whether it is, and then this tab is signed in by it
   * @throws QuayError
   */
  recheckAccount: () => Promise<boolean>
  /**
   * Reads whether the account that this tab is signed in with still is, where an answer is such that nobody would have got
   * another: Quay answers an ended session like nobody's. If it is not, this tab is nobody's from then on, and says so.
   * @returns whether it is
   * @throws QuayError
   */
  confirmAccount: () => Promise<boolean>
  /**
   * Looks whose Quay's cookie is, which all tabs share: who signed in elsewhere meanwhile is who acts here, too, and
   * where nobody is, this tab's session has ended. Does nothing where this tab does not go by the cookie.
   * @throws QuayError
   */
  followCookie: () => Promise<void>
  /**
   * Signs out.
   * @throws QuayError where Quay could not be told, and then the person is still signed in
   */
  signOut: () => Promise<void>
}

const COOKIE: Auth = { kind: 'cookie' }
const signedInSchema = v.looseObject({ success: v.literal(true) })

/** Makes the session: the ways in and out, over the store that remembers them. */
export function createSession(store: SessionStore, http: Http): Session {
  let starting: Promise<void> | null = null
  let isShared = false

  async function recheckAccount(): Promise<boolean> {
    const user = await fetchUser(http, { auth: COOKIE })
    if (user !== null) store.enter({ way: 'account', user: user.username })
    return user !== null
  }

  async function followCookie(): Promise<void> {
    const before = store.state()
    if (before.way !== 'account') return
    const user = await fetchUser(http, { auth: COOKIE })
    if (store.state().epoch !== before.epoch) return
    if (user === null) store.end(before.epoch)
    else if (user.username !== before.user) store.enter({ way: 'account', user: user.username })
  }

  async function signOut(): Promise<void> {
    if (store.state().way === 'account') await tellSignOut(http)
    // Whoever signs out where the server adds a token acts with that one again.
    if (isShared) store.enter({ way: 'shared', user: null })
    else store.enter({ way: 'none' })
  }

  async function findWay(): Promise<void> {
    const remembered = store.remembered()
    const user = await fetchUser(http, { auth: store.auth() })
    if (isShared) {
      store.enter({ way: 'shared', user: user?.username ?? null })
    } else if (remembered?.way === 'token') {
      store.enter({ ...remembered, user: user?.username ?? null })
    } else if (user === null) {
      store.enter(
        remembered?.way === 'anonymous' ? remembered : { way: 'none', ended: remembered?.way === 'account' },
      )
    } else {
      store.enter({ way: 'account', user: user.username })
    }
  }

  async function start(sharedToken = false): Promise<void> {
    isShared = sharedToken
    starting ??= findWay()
    try {
      await starting
    } catch (error) {
      starting = null
      throw error
    }
  }

  return {
    state: store.state,
    subscribe: store.subscribe,
    start,
    recheckAccount,
    followCookie,
    confirmAccount: async () => {
      const { epoch } = store.state()
      const user = await fetchUser(http, { auth: COOKIE })
      if (user === null && epoch === store.state().epoch) store.enter({ way: 'none', ended: true })
      return user !== null
    },
    signIn: async (username, password) => {
      const body = { username, password }
      await http.write(signedInSchema, 'POST', apiUrl(['signin']), { body, auth: COOKIE })
      const user = await fetchUser(http, { auth: COOKIE })
      store.enter({ way: 'account', user: user?.username ?? username })
    },
    signInWithToken: async (token) => {
      const user = await holderOf(http, token.trim())
      store.enter({ way: 'token', token: token.trim(), user })
    },
    lookAround: () => store.enter({ way: 'anonymous' }),
    signOut,
  }
}

async function tellSignOut(http: Http): Promise<void> {
  try {
    await http.write(signedInSchema, 'POST', apiUrl(['signout']), { auth: COOKIE })
  } catch (error) {
    // Whoever is signed out already has got what they asked for.
    if (!(error instanceof QuayError) || error.kind !== 'signed-out') throw error
  }
}

/** A repository that nobody has: what Quay answers about it tells whether it knows who asks. */
const NOWHERE = 'tidemark-sign-in/nowhere'

/**
 * Who holds a token. Whether Quay knows a token can't be told from `/user/`: it is 401 for a good one without user
 * scopes, as for a bad one (contract `user-read`, `user-anon`). But Quay takes who brings a bad one for nobody, and nobody
 * is answered 401 about a repository that does not exist, everybody else 404, or 403 (`list-bad-token`,
 * `list-anon-unknown`, `list-unknown-repo`).
 * @returns the user's name, or null where the token may not say it
 * @throws QuayError `bad-token`
 */
async function holderOf(http: Http, token: string): Promise<string | null> {
  // What a header can't carry is no token, and the browser's own error would quote it.
  if (!TOKEN.test(token)) throw new QuayError({ kind: 'bad-token', address: '' })
  const auth: Auth = { kind: 'bearer', token }
  const user = await fetchUser(http, { auth })
  if (user !== null) return user.username
  try {
    await http.read(v.unknown(), apiUrl([...repositoryParts(NOWHERE), 'tag', ''], { limit: 1 }), { auth })
  } catch (error) {
    if (!(error instanceof QuayError)) throw error
    const { kind, status, reason, address } = error
    if (kind === 'signed-out') throw new QuayError({ kind: 'bad-token', status, reason, address })
    if (kind !== 'not-found' && kind !== 'forbidden') throw error
  }
  return null
}
