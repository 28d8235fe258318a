import type { Clock } from './clock'
import { createClock } from './clock'
import { createHttp, type Http } from './http'
import { createQueue } from './queue'
import { createReach, type Reach } from './reach'
import type { Fetch } from './send'
import { createSession, type Session } from './session'
import { createSessionStore } from './session-store'
import type { TabStorage } from './tab-storage'

/** One connection to a Quay: all that pages and operations need of it. */
export type Quay = {
  http: Http
  session: Session
  clock: Clock
  reach: Reach
  /** A text without the token that this tab has, for what a person may pass on. */
  withoutToken: (text: string) => string
}

export type ConnectOptions = {
  fetch: Fetch
  /** What all addresses are relative to. */
  base: () => URL
  /** Where a token is kept for as long as the tab lives. */
  storage: TabStorage
  /** The local clock, in milliseconds. */
  now?: () => number
  /** From 0 to 1, for the jitter of retries. */
  random?: () => number
}

/** Wires a connection. Nothing is sent until it is asked. */
export function connect({
  fetch,
  base,
  storage,
  now = Date.now,
  random = Math.random,
}: ConnectOptions): Quay {
  const clock = createClock(now)
  const reach = createReach()
  const store = createSessionStore(storage)
  const http: Http = createHttp({
    fetch,
    base,
    now,
    random,
    clock,
    reach,
    queue: createQueue(),
    session: () => ({ auth: store.auth(), epoch: store.state().epoch }),
    onSessionRefused: store.end,
    onCsrfRefused: () => session.followCookie(),
  })
  const session = createSession(store, http)
  const withoutToken = (text: string) => {
    const auth = store.auth()
    return auth.kind === 'bearer' ? text.replaceAll(auth.token, '…') : text
  }
  return { http, clock, session, reach, withoutToken }
}
