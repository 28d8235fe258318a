import * as v from 'valibot'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { PRIORITY, type Priority } from './queue'
import { retryOptions } from './retry'
import { failureOf, quayThat } from './testing'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const READ = 'api/v1/repository?public=true'
const ANY = v.unknown()
const fine = () => Response.json({ fine: true })
const status = (code: number, headers: Record<string, string> = {}) =>
  new Response('', { status: code, headers })

/** When each request was sent, in milliseconds after the first. */
function sendTimes(answers: (() => Response)[]) {
  const start = Date.now()
  const times: number[] = []
  const quay = quayThat((_asked, index) => {
    times.push(Date.now() - start)
    return (answers[index] ?? fine)()
  })
  return { ...quay, times }
}

const networkError = () => {
  throw new TypeError('Failed to fetch')
}

test.each([
  ['no network', networkError],
  ['429', () => status(429)],
  ['502', () => status(502)],
  ['503', () => status(503)],
  ['504', () => status(504)],
])('a read is tried again after %s', async (_what, failing) => {
  const { http, times } = sendTimes([failing, failing])
  const read = http.read(ANY, READ)
  await vi.runAllTimersAsync()
  expect(await read).toEqual({ fine: true })
  expect(times).toEqual([0, 300, 900])
})

test('three times at most, and then the last failure is told', async () => {
  const { http, asked } = quayThat(() => Response.json({ message: 'busy' }, { status: 503 }))
  const failure = failureOf(http.read(ANY, READ))
  await vi.runAllTimersAsync()
  expect(await failure).toMatchObject({ kind: 'server', status: 503, reason: 'busy' })
  expect(asked).toHaveLength(4)
})

test.each([400, 401, 403, 404, 409, 500])('a read is not tried again after %d', async (code) => {
  const { http, asked } = quayThat(() => status(code))
  await failureOf(http.read(ANY, READ))
  expect(asked).toHaveLength(1)
})

test('Retry-After is kept to, exactly', async () => {
  const date = new Date(Date.now() + 7_000).toUTCString()
  const seconds = () => status(429, { 'retry-after': '5' })
  const { http, times } = sendTimes([seconds, () => status(503, { 'retry-after': date })])
  const read = http.read(ANY, READ)
  await vi.runAllTimersAsync()
  await read
  expect(times[1]).toBe(5_000)
  // The date has no milliseconds.
  expect(times[2]).toBeGreaterThanOrEqual(6_000)
  expect(times[2]).toBeLessThanOrEqual(7_000)
})

test('a Retry-After without sense counts as none', async () => {
  const { http, times } = sendTimes([() => status(429, { 'retry-after': 'soon' })])
  const read = http.read(ANY, READ)
  await vi.runAllTimersAsync()
  await read
  expect(times).toEqual([0, 300])
})

test('a server that wants to be left alone for long is, and the error says until when', async () => {
  const { http, asked } = quayThat(() => status(429, { 'retry-after': '120' }))
  const retryAt = Date.now() + 120_000
  expect(await failureOf(http.read(ANY, READ))).toMatchObject({ kind: 'throttled', retryAt })
  expect(asked).toHaveLength(1)
})

test('the jitter stays within half and one and a half of the delay', () => {
  const delays = [0, 0.5, 1].map((random) => retryOptions(() => random).jitter)
  expect(delays.map((jitter) => (typeof jitter === 'function' ? jitter(600) : null))).toEqual([300, 600, 900])
})

test.each(['POST', 'PUT', 'DELETE'] as const)('a %s is never sent twice', async (method) => {
  for (const failing of [networkError, () => status(429, { 'retry-after': '1' }), () => status(503)]) {
    const { http, session, asked } = quayThat(failing)
    session.lookAround()
    const failure = failureOf(http.write(ANY, method, 'api/v1/x', { body: {} }))
    await vi.runAllTimersAsync()
    await failure
    expect(asked).toHaveLength(1)
  }
})

test('a write to a read-only repository is refused at once, and told so', async () => {
  const { http, session, asked } = quayThat(() =>
    Response.json({ message: 'Repository is in read only or mirror mode: 1' }, { status: 503 }),
  )
  session.lookAround()
  expect(await failureOf(http.write(ANY, 'PUT', 'api/v1/x'))).toMatchObject({ kind: 'read-only' })
  expect(asked).toHaveLength(1)
})

const cancelled = new DOMException('the person left', 'AbortError')

test('a read that waits to be tried again can be cancelled', async () => {
  const { http, asked } = quayThat(() => status(502))
  const leaving = new AbortController()
  const failure = failureOf(http.read(ANY, READ, { signal: leaving.signal }))
  await vi.advanceTimersByTimeAsync(100)
  leaving.abort(cancelled)
  expect(await failure).toBe(cancelled)
  await vi.runAllTimersAsync()
  expect(asked).toHaveLength(1)
})

test('a read on its way can be cancelled, and its request is', async () => {
  const { http, asked } = quayThat(() => new Promise(() => {}))
  const leaving = new AbortController()
  const failure = failureOf(http.read(ANY, READ, { signal: leaving.signal }))
  await vi.advanceTimersByTimeAsync(100)
  leaving.abort(cancelled)
  expect(await failure).toBe(cancelled)
  expect(asked[0]?.signal.aborted).toBe(true)
  expect(asked).toHaveLength(1)
})

test('two reads at once, the more urgent first, and one that is cancelled in the queue is never sent', async () => {
  let running = 0
  let most = 0
  const { http, asked } = quayThat(async () => {
    running += 1
    most = Math.max(most, running)
    await new Promise((done) => setTimeout(done, 50))
    running -= 1
    return fine()
  })
  const leaving = new AbortController()
  const { background, visible, waitedFor } = PRIORITY
  const read = (name: string, priority: Priority, signal?: AbortSignal) =>
    http.read(ANY, `api/v1/${name}`, signal === undefined ? { priority } : { priority, signal })
  const all = [read('a', background), read('b', background), read('c', background), read('d', visible)]
  const failure = failureOf(read('left', visible, leaving.signal))
  all.push(read('e', waitedFor))
  leaving.abort(cancelled)
  expect(await failure).toBe(cancelled)
  await vi.runAllTimersAsync()
  await Promise.all(all)
  expect(asked.map(({ path }) => path.at(-1)).join('')).toBe('abedc')
  expect(most).toBe(2)
})

test('a read that was cancelled before it began is not sent', async () => {
  const { http, asked } = quayThat(fine)
  expect(await failureOf(http.read(ANY, READ, { signal: AbortSignal.abort(cancelled) }))).toBe(cancelled)
  expect(asked).toHaveLength(0)
})

test('a read without an answer gives up after 30 seconds and is tried again', async () => {
  const { http, asked } = quayThat((_asked, index) =>
    index === 0 ? new Promise<Response>(() => {}) : fine(),
  )
  const read = http.read(ANY, READ)
  await vi.advanceTimersByTimeAsync(29_999)
  expect(asked).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(await read).toEqual({ fine: true })
})

test('a write without an answer gives up after 60 seconds', async () => {
  const { http, session, asked } = quayThat(() => new Promise(() => {}))
  session.lookAround()
  const failure = failureOf(http.write(ANY, 'PUT', 'api/v1/x'))
  await vi.advanceTimersByTimeAsync(60_000)
  expect(await failure).toMatchObject({
    kind: 'unreachable',
    reason: 'timeout',
    address: '/api/v1/x',
    status: 0,
  })
  expect(asked).toHaveLength(1)
})

test('an answer that began and never ends is given up too', async () => {
  const { http } = quayThat(({ signal }) => {
    const body = new ReadableStream<Uint8Array>({
      start: (stream) => signal.addEventListener('abort', () => stream.error(signal.reason)),
    })
    return new Response(body)
  })
  const failure = failureOf(http.read(ANY, READ))
  await vi.runAllTimersAsync()
  expect(await failure).toMatchObject({ kind: 'unreachable', reason: 'timeout' })
})

test('an answer that breaks off halfway is read again', async () => {
  const broken = () =>
    new Response(
      new ReadableStream<Uint8Array>({
        start: (stream) => stream.enqueue(new TextEncoder().encode('{"fine"')),
        pull: (stream) => stream.error(new TypeError('terminated')),
      }),
    )
  const { http } = sendTimes([broken])
  const read = http.read(ANY, READ)
  await vi.runAllTimersAsync()
  expect(await read).toEqual({ fine: true })
})
