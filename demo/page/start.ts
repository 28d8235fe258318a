// Runs before the console in a build that is to need no server: what the console asks of Quay is answered by the demo Quay in
// a worker, all else by the host.

import type { Failure, Question, Reply } from './messages'

/** What the console asks of Quay; its own settings, `config.json`, are the host's. */
const OF_QUAY = /^\/(?:api\/v1\/|csrf_token$|config$)/

const NO_BODY = new Set([204, 304])

type Waiting = { resolve: (answer: Response) => void; reject: (reason: unknown) => void }

const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
const waiting = new Map<number, Waiting>()
let last = 0

worker.addEventListener('message', ({ data }: MessageEvent<Reply | Failure>) => {
  const asked = waiting.get(data.id)
  waiting.delete(data.id)
  // As a browser tells that no answer came.
  if ('failure' in data) asked?.reject(new TypeError(data.failure))
  else asked?.resolve(answerOf(data))
})

function answerOf({ status, headers, body }: Reply): Response {
  return new Response(NO_BODY.has(status) ? null : body, { status, headers })
}

async function ask(request: Request): Promise<Response> {
  const { method, url, signal } = request
  last += 1
  const question: Question = {
    id: last,
    method,
    url,
    headers: [...request.headers],
    body: method === 'GET' ? null : await request.text(),
    hasCookie: request.credentials !== 'omit',
  }
  signal.throwIfAborted()
  return new Promise((resolve, reject) => {
    waiting.set(question.id, { resolve, reject })
    signal.addEventListener('abort', () => {
      waiting.delete(question.id)
      reject(signal.reason)
    })
    worker.postMessage(question)
  })
}

const { fetch: fromHost } = globalThis

globalThis.fetch = async (input, init) => {
  const request = new Request(input, init)
  const { origin, pathname } = new URL(request.url)
  return origin === location.origin && OF_QUAY.test(pathname) ? ask(request) : fromHost(request)
}

// Without it, as on pages without https, an inner page that is reloaded is the host's to find.
if ('serviceWorker' in navigator)
  navigator.serviceWorker.register(new URL('pages.js', document.baseURI)).catch(() => undefined)
