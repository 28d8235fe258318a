// The demo Quay in a worker of the page that asks it: its world is there as long as the page is.

import { createDemo } from '../app'
import { builtinWorld } from '../builtin/world'
import type { Failure, Question, Reply } from './messages'

/** No script may set or see the usual ones: here the worker is the browser that keeps the cookie. */
const COOKIES = { given: 'x-demo-cookie', set: 'x-demo-set-cookie' }

const demo = createDemo({ world: builtinWorld, cookies: COOKIES })
let cookie = ''

async function answer({ id, method, url, headers, body, hasCookie }: Question): Promise<Reply> {
  const request = new Request(url, { method, headers, body })
  if (hasCookie) request.headers.set(COOKIES.given, cookie)
  const response = await demo.fetch(request)
  const set = response.headers.get(COOKIES.set)
  if (set !== null && hasCookie) cookie = set.split(';')[0] ?? ''
  return {
    id,
    status: response.status,
    headers: [...response.headers].filter(([name]) => name !== COOKIES.set),
    body: await response.arrayBuffer(),
  }
}

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  const { id } = data
  answer(data).then(
    (reply) => postMessage(reply),
    (error: unknown) => postMessage({ id, failure: String(error) } satisfies Failure),
  )
})
