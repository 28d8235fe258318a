import { describe, expect, it } from 'vitest'
import { digest, image, START, tag, TestDemo, world, repository } from '../demo/testing'
import { undoOf } from '~/operations/undo'
import { done, ending, pointing, sceneIn, sceneOf, undone, WINDOW, type Scene } from './scene'

const [A, B, C] = [digest('a'), digest('b'), digest('c')]
const HOUR = 3600
const WEEK = 7 * 24 * HOUR
const V1 = '/api/v1/repository/acme/app/tag/v1'

/** `v1` on a ends at a moment; c is dead; other tags on a and b are known. */
const scene = (end: number) =>
  sceneOf(
    [
      tag('v2', 'b', 10),
      tag('v1', 'a', 100, { end_ts: end }),
      tag('v1', 'c', 500, { end_ts: START - 100 }),
      tag('a2', 'a', 900),
    ],
    'abc',
    { shared: [A, B] },
  )

const methods = async (s: Scene) => (await s.asked()).map(({ method }) => method)

describe('an expiration', () => {
  it.each([
    ['put', B],
    ['restore', C],
  ] as const)('is kept over a %s, in six requests', async (kind, to) => {
    const end = START + 9 * HOUR
    const s = await scene(end)
    const outcome = await done(s, pointing(kind, 'v1', to, await s.look('v1'), { expiration: end }))
    expect(outcome.expiration).toEqual({ kind: 'put-back', wanted: end, got: end })
    expect(outcome).toMatchObject({ overtaken: false, meanwhile: false, after: { live: { end_ts: end } } })
    expect(await methods(s)).toEqual(['GET', kind === 'put' ? 'PUT' : 'POST', 'GET', 'PUT', 'GET', 'GET'])
    expect((await s.writes()).map(({ body }) => body)).toEqual([{ manifest_digest: to }, { expiration: end }])
    s.demo.pass(60)
    const back = await undone(s, outcome)
    expect(back).toMatchObject({ effect: 'done', after: { live: { manifest_digest: A, end_ts: end } } })
  })

  it('is dropped where the person chose so, in four requests', async () => {
    const s = await scene(START + 9 * HOUR)
    const outcome = await done(s, pointing('put', 'v1', B, await s.look('v1')))
    expect(outcome).toMatchObject({ expiration: { kind: 'none' }, after: { live: { end_ts: null } } })
    expect(await methods(s)).toEqual(['GET', 'PUT', 'GET', 'GET'])
  })

  it('comes back when a deletion is undone', async () => {
    const end = START + 9 * HOUR
    const s = await scene(end)
    const outcome = await done(s, ending('v1', await s.look('v1')))
    expect(undoOf(outcome, WINDOW)?.operation).toMatchObject({ kind: 'restore', digest: A, expiration: end })
    s.demo.pass(60)
    expect(await undone(s, outcome)).toMatchObject({
      expiration: { kind: 'put-back', wanted: end, got: end },
      after: { live: { manifest_digest: A, end_ts: end } },
    })
  })

  it.each([
    ['raised to an hour after the move', START + 60, START + HOUR],
    ['capped to 104 weeks after the move', START + 150 * WEEK, START + 104 * WEEK],
  ])('is told when it was %s', async (_what, wanted, got) => {
    const s = await scene(wanted)
    const outcome = await done(s, pointing('put', 'v1', B, await s.look('v1'), { expiration: wanted }))
    expect(outcome.expiration).toEqual({ kind: 'put-back', wanted, got })
    expect(await s.live('v1')).toMatchObject({ end_ts: got })
  })

  it('that passed before the undo is told and not sent', async () => {
    const end = START + 5
    const s = await scene(end)
    const outcome = await done(s, ending('v1', await s.look('v1')))
    s.demo.pass(10)
    const back = await undone(s, outcome)
    expect(back).toMatchObject({ effect: 'done', after: { live: { manifest_digest: A, end_ts: null } } })
    expect(back.expiration).toEqual({ kind: 'passed', wanted: end })
    expect((await s.writes()).map(({ method }) => method)).toEqual(['DELETE', 'POST'])
  })

  it('that the image itself sets is told and left alone', async () => {
    const label = {
      key: 'quay.expires-after',
      value: '2d',
      source_type: 'manifest',
      media_type: 'text/plain',
    }
    const home = repository([tag('v2', 'b', 10), tag('v1', 'a', 100, { end_ts: START + 9 * HOUR })], 'a')
    const labelled = { ...home, manifests: { ...home.manifests, [B]: { ...image('b'), labels: [label] } } }
    const s = await sceneIn(new TestDemo(world([labelled])), [A])
    const seen = await s.look('v1')
    const outcome = await done(s, pointing('put', 'v1', B, seen, { expiration: START + 9 * HOUR }))
    expect(outcome.expiration).toEqual({ kind: 'none' })
    expect(outcome.after?.live?.end_ts).toBe(START + 48 * HOUR)
    expect(await methods(s)).toEqual(['GET', 'PUT', 'GET', 'GET'])
  })

  it('is not put on what somebody else made of the tag before it was read back', async () => {
    const end = START + 9 * HOUR
    const s = await scene(end)
    const seen = await s.look('v1')
    s.onRequest(async (n) => {
      if (n === 3) await s.demo.ask('PUT', V1, { manifest_digest: A }, 'writer')
    })
    const outcome = await done(s, pointing('put', 'v1', B, seen, { expiration: end }))
    expect(outcome).toMatchObject({ effect: 'done', overtaken: true, expiration: { kind: 'none' } })
    expect(await s.live('v1')).toMatchObject({ manifest_digest: A, end_ts: null })
    expect(await s.writes()).toHaveLength(1)
  })

  it('that met somebody else’s lifetime in the last moment is told', async () => {
    const end = START + 9 * HOUR
    const s = await scene(end)
    const seen = await s.look('v1')
    s.onRequest(async (n) => {
      // In the same second, between the look back and the expiration.
      if (n === 4) await s.demo.ask('PUT', V1, { manifest_digest: A }, 'writer')
    })
    const outcome = await done(s, pointing('put', 'v1', B, seen, { expiration: end }))
    expect(outcome).toMatchObject({
      effect: 'done',
      overtaken: true,
      after: { live: { manifest_digest: A } },
    })
    expect(undoOf(outcome, WINDOW)).toBeNull()
  })
})

describe('an expiration whose answer fails', () => {
  const end = START + 9 * HOUR
  const expirations = { method: 'PUT', path: '*/tag/v1', skip: 1, times: 1 }
  const moved = async (...rules: object[]) => {
    const s = await scene(end)
    const seen = await s.look('v1')
    await s.faults(...rules)
    const outcome = await done(s, pointing('put', 'v1', B, seen, { expiration: end }))
    const expirationsSent = (await s.writes()).filter(({ body }) => Object(body).expiration !== undefined)
    expect(expirationsSent.length).toBeLessThanOrEqual(1)
    return { s, outcome }
  }

  it('was put back where it had taken effect', async () => {
    for (const what of [{ drop: 'after' }, { truncate: 3 }, { status: 502, after: true }]) {
      const { outcome } = await moved({ ...expirations, what })
      expect(outcome.expiration).toEqual({ kind: 'put-back', wanted: end, got: end })
    }
  })

  it('was not put back where it had none', async () => {
    for (const what of [{ drop: 'before' }, { status: 500, body: '<h1>no</h1>' }, { status: 400 }]) {
      const { s, outcome } = await moved({ ...expirations, what })
      expect(outcome.expiration).toMatchObject({ kind: 'failed', wanted: end })
      expect(outcome).toMatchObject({ effect: 'done', after: { live: { manifest_digest: B, end_ts: null } } })
      s.demo.pass(60)
      const back = await undone(s, outcome)
      expect(back.after?.live).toMatchObject({ manifest_digest: A, end_ts: end })
    }
  })

  it('is not known where it could not be read, and no undo is offered then', async () => {
    const unread = { method: 'GET', path: '*/tag/', skip: 2, times: 1, what: { status: 500 } }
    for (const rules of [[unread], [unread, { ...expirations, what: { drop: 'after' } }]]) {
      const { s, outcome } = await moved(...rules)
      expect(outcome.expiration).toMatchObject({ kind: 'unread', wanted: end })
      expect(outcome).toMatchObject({ effect: 'done', unread: { kind: 'server' } })
      expect(undoOf(outcome, WINDOW)).toBeNull()
      expect(await s.live('v1')).toMatchObject({ end_ts: end })
    }
  })

  it('is not sent where the move could not be read back, and that is told', async () => {
    const { s, outcome } = await moved({
      method: 'GET',
      path: '*/tag/',
      skip: 1,
      times: 1,
      what: { status: 500 },
    })
    expect(outcome).toMatchObject({
      effect: 'done',
      after: null,
      expiration: { kind: 'failed', wanted: end },
    })
    expect(await s.live('v1')).toMatchObject({ manifest_digest: B, end_ts: null })
  })
})
