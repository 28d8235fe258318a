// Signing in with a Quay account: one cookie, one CSRF token, patience after a wrong password.

import type { Registry, User } from './state/registry'

export interface Session {
  readonly id: string
  user: User | null
  csrf: string
}

/** By which headers the cookie comes and goes. */
export interface CookieHeaders {
  readonly given: string
  readonly set: string
}

/** Each wrong password doubles the wait, half a second after the first. */
const waitAfter = (failures: number): number => 500 * (2 ** failures - 1)

export class Sessions {
  readonly #sessions = new Map<string, Session>()
  readonly headers: CookieHeaders

  constructor(headers: CookieHeaders = { given: 'cookie', set: 'set-cookie' }) {
    this.headers = headers
  }

  find(id: string | undefined): Session | undefined {
    return id === undefined ? undefined : this.#sessions.get(id)
  }

  start(): Session {
    const session = { id: secret(), user: null, csrf: secret() }
    this.#sessions.set(session.id, session)
    return session
  }

  /** A new CSRF token comes with signing in; the former one is void. */
  signIn(session: Session, user: User): void {
    session.user = user
    session.csrf = secret()
  }

  signOut(session: Session): void {
    session.user = null
  }

  endAll(): void {
    this.#sessions.clear()
  }
}

function secret(): string {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(24))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

const PASSWORD = 'password12'

export type SignIn = { readonly wait: number } | { readonly user: User } | 'wrong'

/** Checks a password; all accounts of the demo share one. */
export function signIn(registry: Registry, name: string, password: string, now: number): SignIn {
  const user = registry.users.get(name)
  if (user === undefined) return 'wrong'
  if (user.failedSignIns > 0) {
    const until = user.lastFailure + waitAfter(user.failedSignIns)
    if (now < until) return { wait: until - now }
  }
  if (password !== PASSWORD) {
    user.failedSignIns += 1
    user.lastFailure = now
    return 'wrong'
  }
  user.failedSignIns = 0
  return { user }
}
