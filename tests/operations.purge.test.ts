import { describe, expect, it } from 'vitest'
import { digest, START, tag } from '../demo/testing'
import { failureOf } from '~/api/testing'
import { perform } from '~/operations/perform'
import { endedOn } from '~/operations/purge'
import { readWholeTag } from '~/operations/tag-state'
import { undoOf } from '~/operations/undo'
import { done, purging, purgingEnded, sceneOf, WINDOW, type Scene } from './scene'

const [A, B] = [digest('a'), digest('b')]
const TAGS = '/api/v1/repository/acme/app/tag'
const asIs = { lost: null, unread: null, overtaken: false, meanwhile: false, effect: 'done' }

/** `v1` on a now; twice on b before, once on c. */
const scene = () =>
  sceneOf(
    [
      tag('v1', 'a', 100),
      tag('v1', 'b', 200, { end_ts: START - 100 }),
      tag('v1', 'c', 300, { end_ts: START - 200 }),
      tag('v1', 'b', 400, { end_ts: START - 300 }),
      tag('v1', 'b', 9000, { end_ts: START - 8000 }),
      tag('other', 'b', 500),
    ],
    'abc',
  )

/** What of `v1` can still be restored, as Quay tells it. */
async function kept(s: Scene): Promise<string[]> {
  const { lifetimes } = await s.look('v1')
  return ['a', 'b', 'c'].filter((letter) => endedOn(lifetimes, digest(letter), WINDOW, START).length > 0)
}

describe('deleting a live tag permanently', () => {
  it('takes three requests, and has no undo', async () => {
    const s = await scene()
    const outcome = await done(s, purging('v1', await s.look('v1')))
    expect(outcome).toMatchObject({ ...asIs, after: { live: null } })
    expect((await s.asked()).map(({ method }) => method)).toEqual(['GET', 'POST', 'GET'])
    expect(await s.writes()).toMatchObject([{ path: `${TAGS}/v1/expire`, body: { is_alive: true } }])
    expect(undoOf(outcome, WINDOW)).toBeNull()
    expect(await kept(s)).toEqual(['b', 'c'])
  })

  it('leaves signature tags alone, and does not look for them', async () => {
    const sig = `sha256-${'a'.repeat(64)}.sig`
    const s = await sceneOf([tag('v1', 'a', 100), tag(sig, 'b', 50)], 'ab')
    const outcome = await done(s, purging('v1', await s.look('v1')))
    expect(outcome).toMatchObject({ ...asIs, signatures: { ended: [] } })
    expect(await s.asked()).toHaveLength(3)
    expect(await s.live(sig)).not.toBeNull()
  })

  it('objects to a locked tag and to one that has gone', async () => {
    const s = await sceneOf(
      [tag('v1', 'a', 100, { immutable: true }), tag('old', 'a', 300, { end_ts: START - 200 })],
      'a',
    )
    for (const [name, why] of [
      ['v1', 'locked'],
      ['old', 'alreadyGone'],
    ] as const) {
      const performed = await perform(purging(name, await s.look(name)), s.around)
      expect(performed).toMatchObject({ kind: 'objection', why })
    }
    expect(await s.writes()).toEqual([])
  })

  it.each([
    ['moved', 'PUT', '', { manifest_digest: B }],
    ['locked', 'PUT', '', { immutable: true }],
    ['deleted', 'DELETE', '', undefined],
  ])('asks again where it was %s meanwhile', async (_what, method, more, body) => {
    const s = await scene()
    const seen = await s.look('v1')
    s.demo.pass(1)
    await s.demo.ask(method, `${TAGS}/v1${more}`, body)
    expect(await perform(purging('v1', seen), s.around)).toMatchObject({ kind: 'changed' })
    expect(await s.writes()).toHaveLength(1)
  })

  it('is refused where it was locked between the check and the write', async () => {
    const s = await scene()
    const seen = await s.look('v1')
    s.onRequest(async (n) => {
      if (n === 2) await s.demo.ask('PUT', `${TAGS}/v1`, { immutable: true })
    })
    expect(await failureOf(perform(purging('v1', seen), s.around))).toMatchObject({ kind: 'not-found' })
    expect(await s.live('v1')).toMatchObject({ immutable: true })
  })

  it('is not taken for done where its answer was lost and somebody deleted it in the plain way', async () => {
    const s = await scene()
    const seen = await s.look('v1')
    await s.faults({ method: 'POST', path: '*/expire', times: 1, what: { drop: 'before' } })
    s.onRequest(async (n) => {
      if (n === 3) await s.demo.ask('DELETE', `${TAGS}/v1`)
    })
    expect(await done(s, purging('v1', seen))).toMatchObject({ effect: 'not-done', overtaken: true })
  })
})

describe('deleting permanently what has ended', () => {
  it('takes all of the tag on that image within the window, and nothing else', async () => {
    const s = await scene()
    const outcome = await done(s, purgingEnded('v1', B, await s.look('v1')))
    expect(outcome).toMatchObject({ ...asIs, after: { live: { manifest_digest: A } } })
    expect((await s.asked()).map(({ method }) => method)).toEqual(['GET', 'POST', 'GET'])
    expect((await s.writes()).map(({ body }) => body)).toEqual([{ is_alive: false, manifest_digest: B }])
    expect(undoOf(outcome, WINDOW)).toBeNull()
    expect(await kept(s)).toEqual(['c'])
    expect(await s.live('v1')).toMatchObject({ manifest_digest: A })
    expect(await s.live('other')).toMatchObject({ manifest_digest: B })
  })

  it('asks again where more would go than was seen', async () => {
    const s = await sceneOf([tag('v1', 'b', 200, { end_ts: START - 100 }), tag('x', 'b', 900)], 'b')
    const seen = await s.look('v1')
    await s.demo.restore('v1', 'b')
    s.demo.pass(5)
    await s.demo.ask('DELETE', `${TAGS}/v1`)
    expect(await perform(purgingEnded('v1', B, seen), s.around)).toMatchObject({ kind: 'changed' })
  })

  it('is pointless where nothing is kept any more', async () => {
    const s = await sceneOf([tag('v1', 'b', 200, { end_ts: START - 100 })], 'b')
    const seen = await s.look('v1')
    s.demo.pass(WINDOW)
    const performed = await perform(purgingEnded('v1', B, seen), s.around)
    expect(performed).toMatchObject({ kind: 'objection', why: 'nothingEnded' })
    expect(await s.writes()).toEqual([])
  })

  it('reads a tag of many lifetimes to its first, so that none is overlooked', async () => {
    const many = Array.from({ length: 120 }, (_, index) =>
      tag('v1', 'c', 1000 - index, { end_ts: START - 999 + index }),
    )
    const first = tag('v1', 'b', 2000, { end_ts: START - 1000 })
    const s = await sceneOf([tag('v1', 'a', 100), ...many.toReversed(), first], 'abc')
    const target = { repository: 'acme/app', tag: 'v1' }
    const { earlier = [], ...seen } = await readWholeTag(s.around.http, target, s.around.now)
    await s.look('v1')
    expect(endedOn(seen.lifetimes, B, WINDOW, START)).toEqual([])
    const operation = purgingEnded('v1', B, { ...seen, lifetimes: earlier })
    expect(operation.lifetimes).toHaveLength(1)
    const outcome = await done(s, operation)
    expect(outcome).toMatchObject({ effect: 'done', overtaken: false })
    expect((await s.asked()).map(({ method }) => method)).toEqual(['GET', 'GET', 'POST', 'GET', 'GET'])
  })
})
