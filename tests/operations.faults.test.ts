import { describe, expect, it } from 'vitest'
import { digest, START, tag } from '../demo/testing'
import { failureOf } from '~/api/testing'
import type { Operation } from '~/operations/operation'
import { perform, settle } from '~/operations/perform'
import { undoOf } from '~/operations/undo'
import {
  done,
  ending,
  expiring,
  locking,
  pointing,
  purging,
  purgingEnded,
  sceneOf,
  WINDOW,
  type Scene,
} from './scene'

const [A, B, C] = [digest('a'), digest('b'), digest('c')]

const scene = () =>
  sceneOf(
    [
      tag('v2', 'b', 10),
      tag('v1', 'a', 100),
      tag('safe', 'a', 200, { immutable: true }),
      tag('a2', 'a', 900, { end_ts: START + 9000 }),
      tag('old', 'c', 999, { end_ts: START - 500 }),
    ],
    'abc',
    { shared: [A, B, C] },
  )

const asked: Record<string, (s: Scene) => Promise<Operation>> = {
  create: async (s) => pointing('put', 'new', A, await s.look('new')),
  move: async (s) => pointing('put', 'v1', B, await s.look('v1')),
  restore: async (s) => pointing('restore', 'old', C, await s.look('old')),
  'restore over': async (s) => pointing('restore', 'v1', C, await s.look('v1')),
  delete: async (s) => ending('v1', await s.look('v1')),
  'set expiration': async (s) => expiring('v1', START + 9999, await s.look('v1')),
  lock: async (s) => locking('v1', true, await s.look('v1')),
  unlock: async (s) => locking('safe', false, await s.look('safe')),
  'cleared expiration': async (s) => expiring('a2', null, await s.look('a2')),
  purge: async (s) => purging('v1', await s.look('v1')),
  'purge of what ended': async (s) => purgingEnded('old', C, await s.look('old')),
}

const operations = Object.entries(asked)
/** Nothing leads back from a permanent deletion. */
const hasWayBack = (name: string) => !name.startsWith('purge')
/** A rule strikes one method: the write, whichever it is. */
const onWrite = (what: object) =>
  ['PUT', 'POST', 'DELETE'].map((method) => ({ method, path: '*/tag/*', what }))
const HTML = '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>'

const listing = async ({ demo }: Scene) =>
  (await demo.ask('GET', '/api/v1/repository/acme/app/tag/?limit=100', undefined, 'reader')).text

describe.each(operations)('a %s', (name, ask) => {
  it.each([
    ['the connection is cut afterwards', { drop: 'after' }],
    ['a gateway answers for it', { status: 502, after: true, body: HTML }],
    ['a gateway loses patience', { status: 504, after: true, body: HTML }],
    ['Quay fails afterwards', { status: 500, after: true, body: '<h1>Internal Server Error</h1>' }],
    ['it is unavailable afterwards', { status: 503, after: true, body: HTML }],
    ['a portal answers in its place', { status: 200, after: true, body: HTML }],
    ['it is redirected afterwards', { status: 302, after: true, headers: { location: '/login' } }],
    ['the answer is cut off', { status: 200, after: true, body: '"Upd' }],
  ])('has happened though %s: settled by reading, sent once', async (_what, what) => {
    const s = await scene()
    const operation = await ask(s)
    await s.faults(...onWrite(what))
    const outcome = await done(s, operation)
    expect(outcome).toMatchObject({ effect: 'done', overtaken: false, meanwhile: false, unread: null })
    expect(outcome.lost).toMatchObject({ name: 'QuayError' })
    expect(outcome.after?.live ?? null).toEqual(await s.live(operation.tag))
    expect(undoOf(outcome, WINDOW) !== null).toBe(hasWayBack(name))
    expect(await s.writes()).toHaveLength(1)
  })

  it.each([
    ['the connection is cut before', { drop: 'before' }],
    ['Quay fails with a page', { status: 500, body: '<h1>Internal Server Error</h1>' }],
    ['a gateway finds nobody', { status: 502, body: HTML }],
    ['the development proxy finds nobody', { status: 502, body: { proxy: 'unreachable', message: 'no' } }],
    ['it is unavailable', { status: 503, body: HTML }],
    ['it is redirected', { status: 302, headers: { location: '/login' } }],
    ['a portal answers in its place', { status: 200, body: HTML }],
  ])('has not happened where %s: settled by reading, sent once', async (_what, what) => {
    const s = await scene()
    const operation = await ask(s)
    const before = await listing(s)
    await s.faults(...onWrite(what))
    const outcome = await done(s, operation)
    expect(outcome).toMatchObject({ effect: 'not-done', overtaken: false, unread: null })
    expect(undoOf(outcome, WINDOW)).toBeNull()
    expect(await s.writes()).toHaveLength(1)
    expect(await listing(s)).toBe(before)
  })

  it.each([
    ['after', 'done'],
    ['before', 'not-done'],
  ])('that was cut %s and can’t be read back is unknown until it is settled', async (drop, effect) => {
    const s = await scene()
    const operation = await ask(s)
    const unread = { method: 'GET', path: '*/tag/', skip: 1, times: 2, what: { status: 500, body: HTML } }
    await s.faults(...onWrite({ drop }), unread)
    const outcome = await done(s, operation)
    expect(outcome).toMatchObject({ effect: 'unknown', after: null, unread: { kind: 'server' } })
    expect(undoOf(outcome, WINDOW)).toBeNull()
    expect(await settle(outcome, s.around)).toMatchObject({ effect: 'unknown', after: null })
    s.demo.pass(600)
    const settled = await settle(outcome, s.around)
    expect(settled).toMatchObject({ effect, unread: null, overtaken: false })
    expect(undoOf(settled, WINDOW) !== null).toBe(effect === 'done' && hasWayBack(name))
    expect(await s.writes()).toHaveLength(1)
  })

  it('that Quay confirmed but that can’t be read back is done, without an undo', async () => {
    const s = await scene()
    const operation = await ask(s)
    await s.faults({ method: 'GET', path: '*/tag/', skip: 1, times: 1, what: { status: 500, body: HTML } })
    const outcome = await done(s, operation)
    expect(outcome).toMatchObject({ effect: 'done', lost: null, after: null, unread: { kind: 'server' } })
    expect(undoOf(outcome, WINDOW)).toBeNull()
  })

  const readOnly = { message: 'Repository is in read only or mirror mode: 1' }
  it.each([
    ['signed-out', { status: 401, body: { message: 'no' } }],
    ['forbidden', { status: 403, body: { error_type: 'insufficient_scope', detail: 'Unauthorized' } }],
    ['bad-token', { status: 403, body: { error: 'CSRF token was invalid or missing.' } }],
    ['not-found', { status: 404, body: { error_type: 'not_found', detail: 'Not Found' } }],
    ['immutable', { status: 409, body: { error_type: 'tag_immutable', detail: 'Cannot' } }],
    ['refused', { status: 400, body: { message: 'Invalid tag' } }],
    ['throttled', { status: 429, headers: { 'retry-after': '3' }, body: { message: 'slow down' } }],
    ['throttled', { status: 429, body: { message: 'slow down' } }],
    ['read-only', { status: 503, body: readOnly }],
  ])('refused as %s is thrown, sent once and not read back', async (kind, what) => {
    const s = await scene()
    const operation = await ask(s)
    const before = await listing(s)
    await s.faults(...onWrite(what))
    const error = await failureOf(perform(operation, s.around))
    expect(error).toMatchObject({ name: 'QuayError', kind })
    expect((await s.asked()).map(({ method }) => method === 'GET')).toEqual([true, false])
    expect(await s.writes()).toHaveLength(1)
    expect(await listing(s)).toBe(before)
  })

  it('that can’t be checked is not sent', async () => {
    const s = await scene()
    const operation = await ask(s)
    await s.faults({ method: 'GET', path: '*/tag/', what: { status: 500, body: HTML } })
    expect(await failureOf(perform(operation, s.around))).toMatchObject({ kind: 'server' })
    expect(await s.writes()).toEqual([])
  })
})

describe('a truncated answer', () => {
  // DELETE's has no body that could be cut.
  it.each(operations.filter(([name]) => name !== 'delete'))(
    'to a %s is settled by reading',
    async (_name, ask) => {
      for (const truncate of [0, 1]) {
        const s = await scene()
        const operation = await ask(s)
        await s.faults(...onWrite({ truncate }))
        expect(await done(s, operation)).toMatchObject({
          effect: 'done',
          lost: { kind: 'unexpected-answer' },
        })
        expect(await s.writes()).toHaveLength(1)
      }
    },
  )
})
