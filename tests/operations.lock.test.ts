import { describe, expect, it } from 'vitest'
import { digest, START, tag } from '../demo/testing'
import { failureOf } from '~/api/testing'
import { perform } from '~/operations/perform'
import { undoOf } from '~/operations/undo'
import { done, ending, pointing, sceneOf, WINDOW, type Scene } from './scene'

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
