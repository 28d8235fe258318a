import { describe, expect, it } from 'vitest'
import { digest, START, tag } from '../demo/testing'
import { failureOf } from '~/api/testing'
import type { Operation } from '~/operations/operation'
import { perform } from '~/operations/perform'
import { undoOf } from '~/operations/undo'
import { done, ending, expiring, locking, pointing, purging, sceneOf, WINDOW, type Scene } from './scene'

const [A, B, C] = [digest('a'), digest('b'), digest('c')]
const V1 = '/api/v1/repository/acme/app/tag/v1'

const scene = () =>
  sceneOf([tag('c1', 'c', 5), tag('v2', 'b', 10), tag('v1', 'a', 100), tag('a2', 'a', 900)], 'abc', {
    shared: [A, B, C],
  })

/** What another client may do to the tag. */
const others = {
  move: ({ demo }: Scene) => demo.ask('PUT', V1, { manifest_digest: C }, 'writer'),
  renew: ({ demo }: Scene) => demo.ask('PUT', V1, { manifest_digest: A }, 'writer'),
  delete: ({ demo }: Scene) => demo.ask('DELETE', V1, undefined, 'writer'),
  lock: ({ demo }: Scene) => demo.ask('PUT', V1, { immutable: true }, 'writer'),
  expire: ({ demo }: Scene) => demo.ask('PUT', V1, { expiration: START + 9 * 3600 }, 'writer'),
  purge: ({ demo }: Scene) => demo.ask('POST', `${V1}/expire`, { is_alive: true }, 'writer'),
  recreate: async ({ demo }: Scene) => {
    await demo.ask('DELETE', V1, undefined, 'writer')
    demo.pass(1)
    return demo.ask('PUT', V1, { manifest_digest: A }, 'writer')
  },
}

const operations: Record<'move' | 'restore' | 'delete', (s: Scene) => Promise<Operation>> = {
  move: async (s) => pointing('put', 'v1', B, await s.look('v1')),
  restore: async (s) => pointing('restore', 'v1', B, await s.look('v1')),
  delete: async (s) => ending('v1', await s.look('v1')),
}

const all: Record<string, (s: Scene) => Promise<Operation>> = {
  ...operations,
  'set expiration': async (s) => expiring('v1', START + 9999, await s.look('v1')),
  lock: async (s) => locking('v1', true, await s.look('v1')),
  purge: async (s) => purging('v1', await s.look('v1')),
}

const each = Object.keys(all).flatMap((name) => Object.keys(others).map((other) => [name, other]))
const pick = <T>(from: Record<string, T>, name: string | undefined): T => {
  const found = from[name ?? '']
  if (found === undefined) throw new Error(`no ${name}`)
  return found
}

describe('another client, between seeing and asking', () => {
  it.each(each)('keeps a %s from being sent by a %s', async (name, other) => {
    const s = await scene()
    const operation = await pick(all, name)(s)
    s.demo.pass(3)
    expect((await pick(others, other)(s)).status).toBeLessThan(300)
    const performed = await perform(operation, s.around)
    expect(performed).toMatchObject({ kind: 'changed', now: { live: await s.live('v1') } })
    expect((await s.asked()).filter(({ method }) => method !== 'GET')).toEqual([])
  })

  it('keeps a new tag from being made where one of the name has come', async () => {
    const s = await scene()
    const operation = pointing('put', 'new', A, await s.look('new'))
    await s.demo.ask('PUT', '/api/v1/repository/acme/app/tag/new', { manifest_digest: C }, 'writer')
    expect(await perform(operation, s.around)).toMatchObject({
      kind: 'changed',
      now: { live: { manifest_digest: C } },
    })
    expect(await s.writes()).toEqual([])
  })
})

/** Performs while the other client acts before the console's n-th request, some seconds apart or in one second. */
async function raced(
  s: Scene,
  name: keyof typeof operations,
  n: number,
  act: (s: Scene) => Promise<unknown>,
  apart: number,
) {
  const operation = await operations[name](s)
  s.onRequest(async (count) => {
    s.demo.pass(apart)
    if (count === n) await act(s)
    s.demo.pass(apart)
  })
  return done(s, operation)
}

describe.each([0, 2])('another client, between the check and the write, %i seconds apart', (apart) => {
  it.each(['move', 'restore'] as const)('is told of beside a %s, which has no undo then', async (name) => {
    for (const act of [others.move, others.renew, others.delete]) {
      const s = await scene()
      const outcome = await raced(s, name, 2, act, apart)
      expect(outcome).toMatchObject({ effect: 'done', after: { live: { manifest_digest: B } } })
      // In one second a deletion and a new beginning look like a move.
      const visible = apart > 0 || act !== others.delete
      expect(outcome.meanwhile).toBe(visible)
      expect(undoOf(outcome, WINDOW) === null).toBe(visible)
    }
  })

  it('is told of beside a deletion, which took what nobody had seen', async () => {
    const s = await scene()
    const outcome = await raced(s, 'delete', 2, others.move, apart)
    expect(outcome).toMatchObject({ effect: 'done', meanwhile: true, after: { live: null } })
    expect(undoOf(outcome, WINDOW)).toBeNull()
  })

  it('that deleted it leaves nothing to delete', async () => {
    const s = await scene()
    expect(await failureOf(raced(s, 'delete', 2, others.delete, apart))).toMatchObject({ kind: 'not-found' })
  })
})

describe.each([0, 2])('another client, between the write and the look back, %i seconds apart', (apart) => {
  it.each(['move', 'restore'] as const)('is told of after a %s', async (name) => {
    for (const act of [others.move, others.delete, others.purge]) {
      const s = await scene()
      const outcome = await raced(s, name, 3, act, apart)
      expect(outcome).toMatchObject({ effect: 'done', overtaken: true })
      expect(outcome.after?.live ?? null).toEqual(await s.live('v1'))
      expect(undoOf(outcome, WINDOW)).toBeNull()
    }
  })

  it('that made it again is told of after a deletion', async () => {
    const s = await scene()
    const outcome = await raced(s, 'delete', 3, others.move, apart)
    expect(outcome).toMatchObject({
      effect: 'done',
      overtaken: true,
      after: { live: { manifest_digest: C } },
    })
    expect(undoOf(outcome, WINDOW)).toBeNull()
  })

  it('that only locked it or gave it an end is shown, and the way back is from there', async () => {
    const s = await scene()
    const outcome = await raced(s, 'move', 3, others.expire, apart)
    expect(outcome).toMatchObject({ overtaken: false, after: { live: { end_ts: START + 9 * 3600 } } })
    expect(undoOf(outcome, WINDOW)?.operation.seen?.end_ts).toBe(START + 9 * 3600)
    const locked = await raced(await scene(), 'move', 3, others.lock, apart)
    expect(locked).toMatchObject({ overtaken: false, after: { live: { immutable: true } } })
    expect(undoOf(locked, WINDOW)).toBeNull()
  })
})

describe('a tag that ends by itself', () => {
  it('between the check and a deletion that was lost was not deleted', async () => {
    const s = await sceneOf([tag('v1', 'a', 100, { end_ts: START + 5 })], 'a', { shared: [A] })
    const operation = ending('v1', await s.look('v1'))
    await s.faults({ method: 'DELETE', path: '*', what: { drop: 'before' } })
    s.onRequest((n) => s.demo.pass(n > 2 ? 10 : 0))
    const outcome = await done(s, operation)
    expect(outcome).toMatchObject({ effect: 'not-done', after: { live: null }, overtaken: true })
    expect(undoOf(outcome, WINDOW)).toBeNull()
  })

  it('after a deletion that was lost was deleted', async () => {
    const s = await sceneOf([tag('v1', 'a', 100, { end_ts: START + 5 })], 'a', { shared: [A] })
    const operation = ending('v1', await s.look('v1'))
    await s.faults({ method: 'DELETE', path: '*', what: { drop: 'after' } })
    s.onRequest((n) => s.demo.pass(n > 2 ? 10 : 0))
    expect(await done(s, operation)).toMatchObject({ effect: 'done', overtaken: false, meanwhile: false })
  })
})
