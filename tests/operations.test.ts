import { describe, expect, it } from 'vitest'
import { digest, START, tag } from '../demo/testing'
import { undoOf } from '~/operations/undo'
import { failureOf } from '~/api/testing'
import { perform } from '~/operations/perform'
import { done, ending, pointing, sceneOf, undone, WINDOW } from './scene'

const [A, B] = [digest('a'), digest('b')]

/** `v1` on a, `v2` on b; c is dead: `old` had it. */
const scene = () =>
  sceneOf([tag('v2', 'b', 10), tag('v1', 'a', 100), tag('old', 'c', 500, { end_ts: START - 400 })], 'abc')

const asIs = { lost: null, unread: null, overtaken: false, meanwhile: false, effect: 'done' }

describe('creating', () => {
  it('makes the tag, in three requests', async () => {
    const s = await scene()
    const outcome = await done(s, pointing('put', 'new', A, await s.look('new')))
    expect(outcome).toMatchObject({ ...asIs, before: { live: null }, expiration: { kind: 'none' } })
    expect(outcome.after?.live).toMatchObject({ name: 'new', manifest_digest: A, reversion: false })
    expect((await s.asked()).map(({ method }) => method)).toEqual(['GET', 'PUT', 'GET'])
    expect((await s.writes()).map(({ body }) => body)).toEqual([{ manifest_digest: A }])
  })

  it('is undone by deleting', async () => {
    const s = await scene()
    const outcome = await done(s, pointing('put', 'new', A, await s.look('new')))
    expect(undoOf(outcome, WINDOW)).toMatchObject({ operation: { kind: 'delete' }, until: null })
    s.demo.pass(60)
    expect(await undone(s, outcome)).toMatchObject({ ...asIs, after: { live: null } })
  })

  it('refuses a dead image by the error of Quay, and changes nothing', async () => {
    const s = await scene()
    const error = await failureOf(perform(pointing('put', 'new', digest('c'), await s.look('new')), s.around))
    expect(error).toMatchObject({ name: 'QuayError', kind: 'not-found' })
    expect((await s.asked()).map(({ method }) => method)).toEqual(['GET', 'PUT'])
    expect(await s.live('new')).toBeNull()
  })
})

describe('moving', () => {
  it('points the tag elsewhere, in four requests where its image has other tags', async () => {
    const s = await sceneOf([tag('v2', 'b', 10), tag('v1', 'a', 100)], 'ab', { shared: [A] })
    const outcome = await done(s, pointing('put', 'v1', B, await s.look('v1')))
    expect(outcome).toMatchObject({ ...asIs, before: { live: { manifest_digest: A } }, atRisk: [] })
    expect(outcome.after?.live).toMatchObject({ manifest_digest: B, end_ts: null })
    expect(await s.asked()).toHaveLength(4)
    expect(await s.live('v1')).toEqual(outcome.after?.live)
  })

  it('is undone by restoring, as its image may have died', async () => {
    const s = await scene()
    const outcome = await done(s, pointing('put', 'v1', B, await s.look('v1')))
    const undo = undoOf(outcome, WINDOW)
    expect(undo).toMatchObject({ operation: { kind: 'restore', digest: A }, until: START + WINDOW })
    s.demo.pass(60)
    const back = await undone(s, outcome)
    expect(back).toMatchObject({ ...asIs, after: { live: { manifest_digest: A, reversion: true } } })
    s.demo.pass(60)
    expect(await undone(s, back)).toMatchObject({ ...asIs, after: { live: { manifest_digest: B } } })
  })

  it.each([
    ['put', 'v1', A, 'sameImage'],
    ['restore', 'v1', A, 'sameImage'],
    ['put', 'a b', B, 'badName'],
    ['put', '-a', B, 'badName'],
  ] as const)('objects to %s of %s without a write', async (kind, name, image, why) => {
    const s = await scene()
    const performed = await perform(pointing(kind, name, image, await s.look(name)), s.around)
    expect(performed).toMatchObject({ kind: 'objection', why })
    expect((await s.asked()).map(({ method }) => method)).toEqual(['GET'])
  })

  it('objects to a move of an odd name that is there, which Quay takes by restore alone', async () => {
    const s = await sceneOf([tag('a b', 'a', 50), tag('v2', 'b', 10)], 'ab')
    const seen = await s.look('a b')
    const move = await perform(pointing('put', 'a b', B, seen), s.around)
    expect(move).toMatchObject({ kind: 'objection', why: 'badName' })
    expect(await s.writes()).toEqual([])
    expect(await done(s, pointing('restore', 'a b', B, seen))).toMatchObject(asIs)
  })
})

describe('restoring', () => {
  it('brings back a deleted tag on a dead image', async () => {
    const s = await scene()
    const outcome = await done(s, pointing('restore', 'old', digest('c'), await s.look('old')))
    expect(outcome).toMatchObject({ ...asIs, before: { live: null } })
    expect(outcome.after?.live).toMatchObject({ manifest_digest: digest('c'), reversion: true })
    expect(await s.asked()).toHaveLength(3)
    s.demo.pass(60)
    expect(await undone(s, outcome)).toMatchObject({ ...asIs, after: { live: null } })
  })

  it('fails where the image was collected, and changes nothing', async () => {
    const s = await sceneOf([tag('v1', 'a', 100), tag('old', 'c', 9000, { end_ts: START - 8000 })], 'ac', {
      world: { gc: true },
    })
    const seen = await s.look('old')
    s.demo.pass(60)
    const error = await failureOf(perform(pointing('restore', 'old', digest('c'), seen), s.around))
    expect(error).toMatchObject({ name: 'QuayError', kind: 'not-found' })
    expect((await s.asked()).map(({ method }) => method)).toEqual(['GET', 'POST'])
  })
})

describe('deleting', () => {
  it('ends the tag, and is undone until the window closes', async () => {
    const s = await sceneOf([tag('v1', 'a', 100)], 'a', { shared: [A] })
    const outcome = await done(s, ending('v1', await s.look('v1')))
    expect(outcome).toMatchObject({ ...asIs, after: { live: null } })
    expect((await s.asked()).map(({ method }) => method)).toEqual(['GET', 'DELETE', 'GET', 'GET'])
    expect(undoOf(outcome, WINDOW)?.until).toBe(START + WINDOW)
    s.demo.pass(WINDOW - 1)
    expect(await undone(s, outcome)).toMatchObject({ ...asIs, after: { live: { manifest_digest: A } } })
  })

  it('objects where the tag has gone', async () => {
    const s = await scene()
    const performed = await perform(ending('old', await s.look('old')), s.around)
    expect(performed).toMatchObject({ kind: 'objection', why: 'alreadyGone' })
    expect(await s.writes()).toEqual([])
  })

  it('can be undone for a moment where nothing is kept', async () => {
    const s = await sceneOf([tag('v1', 'a', 100)], 'a', {
      repository: { tag_expiration_s: 0 },
      world: { gc: true, organizations: [{ name: 'acme', tag_expiration_s: 0 }] },
    })
    const outcome = await done(s, ending('v1', await s.look('v1')))
    expect(undoOf(outcome, 0)).toMatchObject({ until: START })
    s.demo.pass(5)
    const back = await undone(s, outcome)
    expect(back).toMatchObject({ ...asIs, after: { live: { manifest_digest: A } } })
    const again = await done(s, ending('v1', await s.look('v1')))
    s.demo.pass(400)
    expect(await failureOf(undone(s, again))).toMatchObject({ kind: 'not-found' })
  })
})

describe('a name that no request can carry', () => {
  it.each(['.', '..', 'a/b', '/', 'half \ud800'])('is objected to: %j', async (name) => {
    const s = await scene()
    const seen = await s.look('v1')
    for (const operation of [pointing('restore', name, A, seen), ending(name, seen)]) {
      const objected = await perform({ ...operation, seen: null }, s.around)
      expect(objected).toMatchObject({ kind: 'objection', why: 'unaddressable' })
    }
    expect(await s.writes()).toEqual([])
  })
})
