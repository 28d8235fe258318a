import * as v from 'valibot'
import { expect, test } from 'vitest'
import { tagPageSchema } from './schemas'
import { LARGEST_ANSWER } from './send'
import { failureOf, quayThat } from './testing'
import { fetchTagPage } from './tags'

const entry = { name: 'latest', start_ts: 1_795_466_484, manifest_digest: 'sha256:4af8' }

const reading = (answer: () => Response) => fetchTagPage(quayThat(answer).http, 'acme/api', { page: 1 })
const failing = (answer: () => Response) => failureOf(reading(answer))

test('unknown fields survive and missing ones that may be missing break nothing', async () => {
  const page = await reading(() => Response.json({ tags: [{ ...entry, news: [1] }], page: 1, later: 'x' }))
  expect(page).toMatchObject({ later: 'x', has_additional: false })
  expect(page.tags[0]).toEqual({
    ...entry,
    news: [1],
    reversion: false,
    immutable: false,
    end_ts: null,
    is_manifest_list: false,
    size: null,
    is_sparse: false,
    child_manifest_count: null,
    present_child_count: null,
    child_manifests_presence: null,
  })
})

test('strings may be anything', async () => {
  const name = '<img src=x>\u202e"$(rm)\u0000 ☃'
  const page = await reading(() => Response.json({ tags: [{ ...entry, name }], page: 1 }))
  expect(page.tags[0]?.name).toBe(name)
})

test.each([
  ['a wrong type', { ...entry, start_ts: '1' }, 'tags.1.start_ts', 'should be number and is "1"'],
  ['a missing field', { name: 'a', start_ts: 1 }, 'tags.1.manifest_digest', 'is missing'],
  ['null', { ...entry, name: null }, 'tags.1.name', 'should be string and is null'],
])('%s is told by the name of the field', async (_what, bad, field, words) => {
  const error = await failing(() => Response.json({ tags: [entry, bad], page: 1 }))
  expect(error).toMatchObject({ kind: 'unexpected-answer', status: 200, field, reason: `${field} ${words}` })
})

test('a number beyond all numbers is a wrong shape', async () => {
  const text = JSON.stringify({ tags: [entry], page: 1 }).replace('1795466484', '1e999')
  expect(await failing(() => new Response(text))).toMatchObject({ field: 'tags.0.start_ts' })
})

test.each([
  ['cut-off JSON', '{"tags": [', /not JSON/],
  ['a page instead of JSON', '<!doctype html><title>Sign in</title>', /HTML page/],
  ['nothing', '', /is missing/],
  ['another kind of JSON', '"x"', /should be Object and is "x"/],
])('%s is an unexpected answer', async (_what, text, reason) => {
  const error = await failing(() => new Response(text))
  expect(error).toMatchObject({ kind: 'unexpected-answer', reason: expect.stringMatching(reason) })
})

test('what a wrong field held is cut short in the error', async () => {
  const error = await failing(() => Response.json({ tags: [{ ...entry, start_ts: 'x'.repeat(9_000) }] }))
  expect(String(error).length).toBeLessThan(300)
})

test('500 with a page is told by the words of the page', async () => {
  const page = '<html><head><title>Internal Server Error</title></head><body><h1><p>Oh</p></h1></body></html>'
  const error = await failing(
    () => new Response(page, { status: 500, headers: { 'content-type': 'text/html' } }),
  )
  expect(error).toMatchObject({ kind: 'server', status: 500, reason: 'Oh' })
})

test('an answer larger than 32 MB is cut off', async () => {
  let sent = 0
  const piece = new Uint8Array(4 * 1024 * 1024)
  const endless = () =>
    new Response(
      new ReadableStream<Uint8Array>({
        pull: (stream) => {
          sent += piece.byteLength
          stream.enqueue(piece)
        },
      }),
    )
  expect(await failing(endless)).toMatchObject({ kind: 'unexpected-answer', reason: 'larger than 32 MB' })
  expect(sent).toBeLessThanOrEqual(LARGEST_ANSWER + 3 * piece.byteLength)
})

// What a browser gives for a redirect that it was told not to follow, what other fetches give, and one followed already.
const opaque = () => Object.defineProperties(Response.error(), { type: { value: 'opaqueredirect' } })
const found = () => new Response(null, { status: 308, headers: { location: 'https://elsewhere.test/' } })
const followed = () =>
  Object.defineProperty(Response.json({ tags: [], page: 1 }), 'redirected', { value: true })

test.each([
  ['as a browser sees it', opaque],
  ['as it is', found],
  ['already followed', followed],
])('a redirect, %s, is an unexpected answer and not followed', async (_what, answer) => {
  const { http, asked } = quayThat(answer)
  const error = await failureOf(http.read(tagPageSchema, 'api/v1/x'))
  expect(error).toMatchObject({ kind: 'unexpected-answer', reason: 'a redirect', address: '/api/v1/x' })
  expect(asked.map(({ redirect }) => redirect)).toEqual(['manual'])
})

test('an error names the path that failed, without its query', async () => {
  const { http } = quayThat(() => new Response('', { status: 404 }))
  expect(await failureOf(http.read(v.unknown(), 'api/v1/find/repositories?query=private'))).toMatchObject({
    address: '/api/v1/find/repositories',
    message: 'not-found 404 /api/v1/find/repositories',
  })
})

test('answers of the API set the clock, those of others do not', async () => {
  const headers = { date: new Date(Date.now() + 3_600_000).toUTCString() }
  const { http, clock } = quayThat(() => Response.json({}, { headers }))
  await http.read(v.unknown(), 'config')
  expect(clock.offset()).toBe(0)
  await http.read(v.unknown(), 'api/v1/x')
  expect(Math.round(clock.offset() / 60_000)).toBe(60)
})
