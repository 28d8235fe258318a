import ky, { HTTPError, type Options } from 'ky'
import type { Clock } from './clock'
import { QuayError } from './error'
import { type AuthKind, errorOfAnswer } from './failure'
import type { Reach } from './reach'
import { retryOptions } from './retry'
import { type Fetch, send } from './send'

const READ_TIMEOUT = 30_000
const WRITE_TIMEOUT = 60_000

/** How a request says who asks. Only this folder ever sees the token. */
export type Auth = { kind: 'bearer'; token: string } | { kind: Exclude<AuthKind, 'bearer'> }

export type Call = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  url: URL
  auth: Auth
  /** Sent as JSON. */
  body?: unknown
  csrf?: string
  signal?: AbortSignal | undefined
}

/** An answer that did not fail, not yet parsed. */
export type Answer = { status: number; text: string; nextCsrf: string | null }

export type ExchangeDependencies = {
  fetch: Fetch
  clock: Clock
  reach: Reach
  /** The local clock, in milliseconds. */
  now: () => number
  /** From 0 to 1, for the jitter of retries. */
  random: () => number
}

/**
 * Makes the function that sends one call and reads its answer; a GET is tried again as `retryOptions` says.
 * The function throws QuayError for every failing answer, or the signal's reason where the call was cancelled.
 */
export function createExchange({ fetch, clock, reach, now, random }: ExchangeDependencies) {
  const client = ky.create({
    retry: retryOptions(random),
    // `send` has its own, which holds for the body too.
    timeout: false,
    redirect: 'manual',
    fetch: async (input, init) => {
      const request = new Request(input, init)
      const timeout = request.method === 'GET' ? READ_TIMEOUT : WRITE_TIMEOUT
      const answer = await send(request, { fetch, timeout, now })
      reach.note(true)
      // Quay's clock alone counts: the proxy and static files are answered by that of another machine.
      if (new URL(request.url).pathname.includes('/api/v1/')) clock.note(answer.headers.get('date'))
      return answer
    },
  })

  return async (call: Call): Promise<Answer> => {
    try {
      const answer = await client(call.url, optionsOf(call))
      const nextCsrf = answer.headers.get('x-next-csrf-token')
      return { status: answer.status, text: await answer.text(), nextCsrf }
    } catch (error) {
      if (call.method === 'GET' && isUnanswered(error)) reach.note(false)
      throw error instanceof HTTPError ? await failureOf(error.response, call, now()) : error
    }
  }
}

function isUnanswered(error: unknown): boolean {
  return error instanceof QuayError && error.kind === 'unreachable'
}

function optionsOf({ method, auth, body, csrf, signal }: Call): Options {
  // Quay refuses a browser's requests to its API without the second one, as no other site's page can add it unasked.
  const headers = new Headers({ accept: 'application/json', 'x-requested-with': 'XMLHttpRequest' })
  if (auth.kind === 'bearer') headers.set('authorization', `Bearer ${auth.token}`)
  if (csrf !== undefined) headers.set('x-csrf-token', csrf)
  return {
    method,
    headers,
    // A cookie beside a token would mix two people's rights in one request.
    credentials: auth.kind === 'cookie' ? 'same-origin' : 'omit',
    ...(body === undefined ? {} : { json: body }),
    ...(signal === undefined ? {} : { signal }),
  }
}

async function failureOf(answer: Response, { url, auth }: Call, now: number) {
  const text = await answer.text()
  const seconds = answer.headers.get('retry-after')
  return errorOfAnswer({
    status: answer.status,
    // A page that echoes the request's headers must not carry the token into an error.
    text: auth.kind === 'bearer' ? text.replaceAll(auth.token, '…') : text,
    address: url.pathname,
    auth: auth.kind,
    retryAt: seconds === null ? null : now + Number(seconds) * 1_000,
  })
}
