import { connect, type Quay } from './connect'
import { memoryStorage, type TabStorage } from './tab-storage'

/** One request as a test wants to look at it. */
export type Asked = {
  method: string
  path: string
  headers: Headers
  credentials: RequestCredentials
  redirect: RequestRedirect
  body: string
  signal: AbortSignal
}

type Answer = (asked: Asked, index: number) => Response | Promise<Response>

/** An answer that comes when the test lets it. */
export function later(answer: () => Response) {
  let comes = () => {}
  const promise = new Promise<Response>((resolve) => {
    comes = () => resolve(answer())
  })
  return { promise, comes: () => comes() }
}

/**
 * A connection to a Quay that answers as the test says. Like a browser's, a request that is aborted fails at once.
 * @param answer is given the request and how many came before it
 */
export function quayThat(
  answer: Answer,
  storage: TabStorage = memoryStorage(),
): Quay & { asked: Asked[]; storage: TabStorage } {
  const asked: Asked[] = []
  const fetch = async (request: Request, init?: RequestInit): Promise<Response> => {
    const { method, headers, credentials, redirect } = request
    const { pathname, search } = new URL(request.url)
    const signal = init?.signal ?? request.signal
    const one = {
      method,
      headers,
      credentials,
      redirect,
      signal,
      path: pathname + search,
      body: await request.text(),
    }
    asked.push(one)
    const aborted = new Promise<never>((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    })
    return Promise.race([answer(one, asked.length - 1), aborted])
  }
  const base = () => new URL('http://console.test/')
  return { ...connect({ fetch, base, storage, random: () => 0.5 }), asked, storage }
}

/** One of Quay's own error bodies. */
export function quayError(status: number, type: string, detail: string): Response {
  const body = { detail, error_message: detail, error_type: type, title: type, status }
  return Response.json(body, { status })
}

export const UNAUTHENTICATED = () => quayError(401, 'invalid_token', 'Requires authentication')

export const CSRF_REFUSED = () =>
  Response.json({ error: 'CSRF token was invalid or missing.' }, { status: 403 })

/** What went wrong, for the assertion; fails where nothing did. */
export async function failureOf(work: Promise<unknown>): Promise<unknown> {
  try {
    await work
  } catch (error) {
    return error
  }
  throw new Error('Nothing went wrong')
}
