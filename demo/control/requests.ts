// What was asked of the demo since the log was last emptied; what tests look at.

import type { Caller } from '../auth'

/** The oldest ones go when there are more. */
const MOST = 20_000

export interface Asked {
  readonly method: string
  /** With its query. */
  readonly path: string
  /** When it came, in seconds by the demo's clock. */
  readonly at: number
  /** The key of the token or the name of the signed-in user; `null` for nobody. Never a secret. */
  readonly who: string | null
  readonly via: 'token' | 'session' | null
  /** The page that it says it was asked from; absent where it says nothing. */
  readonly referer?: string
  /** The body of a write, parsed; absent where it may hold a password. */
  readonly body?: unknown
  /** `null` until it is answered. */
  status: number | null
  /** The connection was dropped instead of an answer. */
  dropped?: true
}

export class RequestLog {
  #asked: Asked[] = []

  add(asked: Asked): void {
    this.#asked.push(asked)
    if (this.#asked.length > MOST) this.#asked.splice(0, this.#asked.length - MOST)
  }

  all(): readonly Asked[] {
    return this.#asked
  }

  clear(): void {
    this.#asked = []
  }
}

/** Who asked, by name: a token's key, since the demo's tokens are known by it, or a user's. */
export function nameOf(caller: Caller): Pick<Asked, 'who' | 'via'> {
  if (caller.kind === 'nobody') return { who: null, via: null }
  return caller.kind === 'token'
    ? { who: caller.token, via: 'token' }
    : { who: caller.user.name, via: 'session' }
}

export function refererOf({ headers }: Request): Pick<Asked, 'referer'> {
  const referer = headers.get('referer')
  return referer === null ? {} : { referer }
}

/** The body as a test wants to see it; sign-in forms stay unread. */
export async function bodyFor(request: Request, path: string): Promise<{ body?: unknown }> {
  if (request.method === 'GET' || request.method === 'HEAD' || !path.startsWith('/api/v1/repository'))
    return {}
  const text = await request.clone().text()
  if (text === '') return {}
  try {
    const body: unknown = JSON.parse(text)
    return { body }
  } catch {
    return { body: text }
  }
}
