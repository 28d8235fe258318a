import { describe, expect, it } from 'vitest'
import { digest, START, tag } from '../demo/testing'
import { failureOf } from '~/api/testing'
import { perform } from '~/operations/perform'
import { undoOf } from '~/operations/undo'
import { done, ending, expiring, locking, pointing, sceneOf, undone, WINDOW, type Scene } from './scene'

const [A, B] = [digest('a'), digest('b')]
const END = START + 9 * 3600
const TAGS = '/api/v1/repository/acme/app/tag'

const scene = (locked = false) =>
  sceneOf([tag('v2', 'b', 10), tag('v1', 'a', 100, { immutable: locked }), tag('a2', 'a', 900)], 'ab', {
    shared: [A, B],
  })

const lock = ({ demo }: Scene, immutable = true) => demo.ask('PUT', `${TAGS}/v1`, { immutable })

/** From now on each tag of that name is locked as soon as it points somewhere. */
const decree = ({ demo }: Scene, tagPattern: string) =>
  demo.ask('POST', '/api/v1/repository/acme/app/immutabilitypolicy/', { tagPattern })

describe('a locked tag', () => {
  it('is objected to without a write', async () => {
    const s = await scene(true)
    const seen = await s.look('v1')
    for (const operation of [
      pointing('put', 'v1', B, seen),
      pointing('restore', 'v1', B, seen),
      ending('v1', seen),
    ]) {
      expect(await perform(operation, s.around)).toMatchObject({ kind: 'objection', why: 'locked' })
    }
    expect(await s.writes()).toEqual([])
  })

  it('that was locked after it was seen has changed', async () => {
    const s = await scene()
    const seen = await s.look('v1')
    await lock(s)
    const performed = await perform(pointing('put', 'v1', B, seen), s.around)
    expect(performed).toMatchObject({ kind: 'changed', now: { live: { immutable: true } } })
    expect((await s.writes()).map(({ body }) => body)).toEqual([{ immutable: true }])
  })

  it('that was locked between the check and the write is refused by Quay', async () => {
    const s = await scene()
    const seen = await s.look('v1')
    for (const operation of [
      pointing('put', 'v1', B, seen),
      pointing('restore', 'v1', B, seen),
      ending('v1', seen),
    ]) {
      await lock(s, false)
      await s.look('v1')
      s.onRequest(async (n) => {
        if (n === 2) await lock(s)
      })
      expect(await failureOf(perform(operation, s.around))).toMatchObject({ kind: 'immutable', status: 409 })
      expect(await s.live('v1')).toMatchObject({ manifest_digest: A, start_ts: START - 100 })
    }
  })
})

describe('a policy that locks what a tag points to at once', () => {
  it('is told, and no undo is offered that Quay would refuse', async () => {
    const s = await scene()
    await decree(s, 'new')
    const outcome = await done(s, pointing('put', 'new', B, await s.look('new')))
    expect(outcome).toMatchObject({ effect: 'done', overtaken: false, after: { live: { immutable: true } } })
    expect(undoOf(outcome, WINDOW)).toBeNull()
    expect(await s.asked()).toHaveLength(3)
  })

  it('locks again what an administrator had unlocked, and keeps no expiration', async () => {
    const s = await scene()
    await decree(s, 'v1')
    await lock(s, false)
    await s.demo.ask('PUT', `${TAGS}/v1`, { expiration: END })
    const outcome = await done(s, pointing('put', 'v1', B, await s.look('v1'), { expiration: END }))
    expect(outcome).toMatchObject({
      effect: 'done',
      after: { live: { manifest_digest: B, immutable: true, end_ts: null } },
      expiration: { kind: 'failed', wanted: END, error: { kind: 'immutable' } },
    })
    expect(undoOf(outcome, WINDOW)).toBeNull()
    expect((await s.asked()).length).toBeLessThanOrEqual(5)
  })
})

const asIs = { lost: null, unread: null, overtaken: false, meanwhile: false, effect: 'done' }

describe('locking', () => {
  it('takes three requests, the write one part alone, and is undone by unlocking', async () => {
    const s = await scene()
    const outcome = await done(s, locking('v1', true, await s.look('v1')))
    expect(outcome).toMatchObject({ ...asIs, after: { live: { immutable: true, start_ts: START - 100 } } })
    expect((await s.asked()).map(({ method }) => method)).toEqual(['GET', 'PUT', 'GET'])
    expect((await s.writes()).map(({ body }) => body)).toEqual([{ immutable: true }])
    const back = await undone(s, outcome)
    expect(back).toMatchObject({ ...asIs, after: { live: { immutable: false } } })
    expect(await undone(s, back)).toMatchObject({ ...asIs, after: { live: { immutable: true } } })
  })

  it('objects to a tag that is to expire; cleared, it can be locked', async () => {
    const s = await scene()
    await s.demo.ask('PUT', `${TAGS}/v1`, { expiration: END })
    const performed = await perform(locking('v1', true, await s.look('v1')), s.around)
    expect(performed).toMatchObject({ kind: 'objection', why: 'expiring' })
    expect(await s.writes()).toEqual([])
    await done(s, expiring('v1', null, await s.look('v1')))
    expect(await done(s, locking('v1', true, await s.look('v1')))).toMatchObject(asIs)
  })

  it('is refused where the tag was given an expiration between the check and the write', async () => {
    const s = await scene()
    const seen = await s.look('v1')
    s.onRequest(async (n) => {
      if (n === 2) await s.demo.ask('PUT', `${TAGS}/v1`, { expiration: END })
    })
    const error = await failureOf(perform(locking('v1', true, seen), s.around))
    expect(error).toMatchObject({ kind: 'refused', status: 400 })
    expect(await s.live('v1')).toMatchObject({ immutable: false, end_ts: END })
  })

  it('where the feature is off is taken, does nothing, and is told so', async () => {
    const s = await sceneOf([tag('v1', 'a', 100)], 'a', {
      world: { config: { features: { IMMUTABLE_TAGS: false } } },
    })
    const outcome = await done(s, locking('v1', true, await s.look('v1')))
    expect(outcome).toMatchObject({ effect: 'done', overtaken: true, after: { live: { immutable: false } } })
    expect(undoOf(outcome, WINDOW)).toBeNull()
  })

  it('that others undid before it was read back is told', async () => {
    const s = await scene()
    const seen = await s.look('v1')
    s.onRequest(async (n) => {
      if (n === 3) await lock(s, false)
    })
    const outcome = await done(s, locking('v1', true, seen))
    expect(outcome).toMatchObject({ effect: 'done', overtaken: true })
    expect(undoOf(outcome, WINDOW)).toBeNull()
  })
})

describe('unlocking', () => {
  it('is refused to who may only write', async () => {
    const s = await scene(true)
    const seen = await s.look('v1')
    const body = { error_type: 'insufficient_scope', detail: 'Unauthorized' }
    await s.faults({ method: 'PUT', path: '*/tag/*', what: { status: 403, body } })
    const error = await failureOf(perform(locking('v1', false, seen), s.around))
    expect(error).toMatchObject({ kind: 'forbidden' })
    expect(await s.live('v1')).toMatchObject({ immutable: true })
  })

  it('asks again where others moved the tag, as an administrator unlocked it meanwhile', async () => {
    const s = await scene(true)
    const seen = await s.look('v1')
    await lock(s, false)
    expect(await perform(locking('v1', false, seen), s.around)).toMatchObject({ kind: 'changed' })
  })
})
