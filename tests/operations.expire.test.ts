import { describe, expect, it } from 'vitest'
import { digest, START, tag } from '../demo/testing'
import { failureOf } from '~/api/testing'
import { perform, settle } from '~/operations/perform'
import { undoOf } from '~/operations/undo'
import { done, expiring, pointing, sceneOf, undone, WINDOW, type Scene } from './scene'

const HOUR = 3600
const WEEK = 7 * 24 * HOUR
const MOST = 104 * WEEK
const END = START + 5 * WEEK
const TAG = '/api/v1/repository/acme/app/tag/v1'

/** `v1` on a, by default for 100 s, `ends` on it as well, `v2` on b. */
const scene = (ago = 100) =>
  sceneOf([tag('v2', 'b', 10), tag('v1', 'a', ago), tag('ends', 'a', 8000, { end_ts: START + 9000 })], 'ab')

const asIs = { lost: null, unread: null, overtaken: false, meanwhile: false, effect: 'done' }
const put = (s: Scene, body: object) => s.demo.ask('PUT', TAG, body)

describe('setting an expiration', () => {
  it('takes three requests, the write one part alone, and is undone by clearing it', async () => {
    const s = await scene()
    const outcome = await done(s, expiring('v1', END, await s.look('v1')))
    expect(outcome).toMatchObject({ ...asIs, after: { live: { end_ts: END, start_ts: START - 100 } } })
    expect((await s.asked()).map(({ method }) => method)).toEqual(['GET', 'PUT', 'GET'])
    expect((await s.writes()).map(({ body }) => body)).toEqual([{ expiration: END }])
    s.demo.pass(600)
    expect(await undone(s, outcome)).toMatchObject({ ...asIs, after: { live: { end_ts: null } } })
  })

  it('anew is undone by the one that was', async () => {
    const s = await scene()
    const outcome = await done(s, expiring('ends', END, await s.look('ends')))
    expect(undoOf(outcome, WINDOW)).toMatchObject({ until: START + 9000, isSure: true })
    const back = await undone(s, outcome)
    expect(back).toMatchObject({ ...asIs, after: { live: { end_ts: START + 9000 } } })
    expect(await undone(s, back)).toMatchObject({ ...asIs, after: { live: { end_ts: END } } })
  })

  it.each([
    ['raised', START + 60, START - 100 + HOUR],
    ['capped', START + 2 * MOST, START - 100 + MOST],
  ])('that Quay %s is told as it is, and is no change by others', async (_what, wanted, got) => {
    const s = await scene()
    const outcome = await done(s, expiring('v1', wanted, await s.look('v1')))
    expect(outcome).toMatchObject({ ...asIs, after: { live: { end_ts: got } } })
    expect(await undone(s, outcome)).toMatchObject({ ...asIs, after: { live: { end_ts: null } } })
  })

  it('on a tag of over 104 weeks is not sent, as it would end it; once renewed it can be', async () => {
    const s = await scene(MOST + 1)
    const performed = await perform(expiring('v1', END, await s.look('v1')), s.around)
    expect(performed).toMatchObject({ kind: 'objection', why: 'endsAtOnce' })
    expect(await s.writes()).toEqual([])
    const renewed = await done(s, pointing('renew', 'v1', digest('a'), await s.look('v1')))
    expect(renewed).toMatchObject({ ...asIs, after: { live: { start_ts: START, reversion: false } } })
    expect((await s.asked()).map(({ method }) => method)).toEqual(['GET', 'PUT', 'GET'])
    expect(undoOf(renewed, WINDOW)).toBeNull()
    const outcome = await done(s, expiring('v1', END, await s.look('v1')))
    expect(outcome).toMatchObject({ ...asIs, after: { live: { end_ts: END } } })
  })

  it.each([
    ['moved', { manifest_digest: digest('b') }],
    ['given another', { expiration: START + WEEK }],
    ['locked', { immutable: true }],
  ])('asks again where the tag was %s meanwhile', async (_what, body) => {
    const s = await scene()
    const seen = await s.look('v1')
    s.demo.pass(1)
    await put(s, body)
    expect(await perform(expiring('v1', END, seen), s.around)).toMatchObject({ kind: 'changed' })
    expect((await s.writes()).map(({ body: sent }) => sent)).toEqual([body])
  })

  it('is refused by Quay where the tag was locked between the check and the write', async () => {
    const s = await scene()
    const seen = await s.look('v1')
    s.onRequest(async (n) => {
      if (n === 2) await put(s, { immutable: true })
    })
    const error = await failureOf(perform(expiring('v1', END, seen), s.around))
    expect(error).toMatchObject({ kind: 'immutable', status: 400 })
    expect(await s.live('v1')).toMatchObject({ end_ts: null })
  })

  it.each([
    ['moved', { manifest_digest: digest('b') }, { overtaken: true, meanwhile: true }],
    ['cleared again', { expiration: null }, { overtaken: false, after: { live: { end_ts: null } } }],
  ])('before it was read back %s: what is there is told', async (_what, body, told) => {
    const s = await scene()
    const seen = await s.look('v1')
    s.onRequest(async (n) => {
      if (n === 3) await put(s, body)
    })
    const outcome = await done(s, expiring('v1', END, seen))
    expect(outcome).toMatchObject({ effect: 'done', ...told })
    expect(outcome.after?.live).toEqual(await s.live('v1'))
  })

  it('whose answer was lost, set by others to another end at the same time: not done, and overtaken', async () => {
    const s = await scene()
    const seen = await s.look('v1')
    await s.faults({ method: 'PUT', path: '*/tag/*', times: 1, what: { drop: 'before' } })
    s.onRequest(async (n) => {
      if (n === 3) await put(s, { expiration: START + WEEK })
    })
    const outcome = await done(s, expiring('v1', END, seen))
    expect(outcome).toMatchObject({ effect: 'not-done', overtaken: true })
    expect(undoOf(outcome, WINDOW)).toBeNull()
  })

  it('that came to pass before its lost answer was settled has happened', async () => {
    const s = await scene(8000)
    const seen = await s.look('v1')
    const unread = { method: 'GET', path: '*/tag/', skip: 1, times: 2, what: { status: 500 } }
    await s.faults({ method: 'PUT', path: '*/tag/*', times: 1, what: { drop: 'after' } }, unread)
    const outcome = await done(s, expiring('v1', START + 50, seen))
    expect(outcome).toMatchObject({ effect: 'unknown' })
    s.demo.pass(60)
    expect(await settle(outcome, s.around)).toMatchObject({ effect: 'unknown' })
    expect(await settle(outcome, s.around)).toMatchObject({
      effect: 'done',
      overtaken: true,
      after: { live: null },
    })
  })
})

describe('clearing an expiration', () => {
  it('sends null, and is undone by setting it again', async () => {
    const s = await scene()
    const outcome = await done(s, expiring('ends', null, await s.look('ends')))
    expect(outcome).toMatchObject({ ...asIs, after: { live: { end_ts: null } } })
    expect((await s.writes()).map(({ body }) => body)).toEqual([{ expiration: null }])
    expect(await undone(s, outcome)).toMatchObject({ ...asIs, after: { live: { end_ts: START + 9000 } } })
  })

  it('is pointless where there is none', async () => {
    const s = await scene()
    const performed = await perform(expiring('v1', null, await s.look('v1')), s.around)
    expect(performed).toMatchObject({ kind: 'objection', why: 'noExpiration' })
    expect(await s.writes()).toEqual([])
  })
})
