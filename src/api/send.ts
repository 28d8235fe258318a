import { QuayError } from './error'
import { retryAfter } from './retry-after'

/** More than any answer of Quay's; a body that goes on is cut off before it fills the tab's memory. */
export const LARGEST_ANSWER = 32 * 1024 * 1024

export type Fetch = (request: Request, init?: RequestInit) => Promise<Response>

type SendOptions = {
  fetch: Fetch
  /** How long the whole answer may take, body included, in milliseconds. */
  timeout: number
  /** The local clock, in milliseconds. */
  now: () => number
}

/**
 * Sends a request once and reads its answer to the end, so that a connection lost halfway, or one that never ends, fails
 * here, where it can still be tried again.
 * @returns the answer with its body in memory, and `Retry-After` in seconds, or without it where it made no sense
 * @throws QuayError `unreachable` (no answer, or cut off, or none in time) or `unexpected-answer` (a redirect, or too
 * large); the request's own reason where it was cancelled
 */
export async function send(request: Request, { fetch, timeout, now }: SendOptions): Promise<Response> {
  const address = new URL(request.url).pathname
  const slow = new AbortController()
  const timer = setTimeout(() => slow.abort(), timeout)
  try {
    const answer = await fetch(request, { signal: AbortSignal.any([request.signal, slow.signal]) })
    refuseRedirect(answer, address)
    const body = await readBounded(answer, address)
    const empty = body.byteLength === 0
    return new Response(empty ? null : body, { status: answer.status, headers: headersOf(answer, now()) })
  } catch (error) {
    request.signal.throwIfAborted()
    if (error instanceof QuayError) throw error
    throw new QuayError({
      kind: 'unreachable',
      address,
      reason: slow.signal.aborted ? 'timeout' : wordsOf(error),
    })
  } finally {
    clearTimeout(timer)
  }
}

// A browser follows a redirect to another origin only to be refused by CORS or the CSP, which looks like no network
// at all; and none of the addresses that the console asks redirects (of those it could, contract README 27 names one).
function refuseRedirect(answer: Response, address: string): void {
  const redirected = answer.type === 'opaqueredirect' || (answer.status >= 300 && answer.status < 400)
  if (redirected || answer.redirected) {
    throw new QuayError({ kind: 'unexpected-answer', status: answer.status, address, reason: 'a redirect' })
  }
}

async function readBounded(answer: Response, address: string): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = answer.body?.getReader()
  for (let part = await reader?.read(); part !== undefined && !part.done; part = await reader?.read()) {
    size += part.value.byteLength
    if (size > LARGEST_ANSWER) {
      void reader?.cancel().catch(() => undefined)
      throw new QuayError({
        kind: 'unexpected-answer',
        status: answer.status,
        address,
        reason: 'larger than 32 MB',
      })
    }
    chunks.push(part.value)
  }
  return joined(chunks, size)
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.byteLength
  }
  return whole
}

function headersOf(answer: Response, now: number): Headers {
  const headers = new Headers(answer.headers)
  const wait = retryAfter(headers.get('retry-after'), headers.get('date'), now)
  headers.delete('retry-after')
  if (wait !== null) headers.set('retry-after', String(wait / 1_000))
  return headers
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
