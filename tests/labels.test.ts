import { describe, expect, it } from 'vitest'
import { digest, START, tag } from '../demo/testing'
import { failureOf } from '~/api/testing'
import { fetchLabels, type Label } from '~/api/labels'
import { performLabel, type LabelOperation, type NewLabel } from '~/operations/labels/label'
import { REPOSITORY, sceneOf, type Scene } from './scene'

const A = digest('a')
const TEAM: NewLabel = { key: 'team', value: 'platform', media_type: null }

const scene = () => sceneOf([tag('v1', 'a', 10), tag('gone', 'b', 900, { end_ts: START - 50 })], 'ab')

const add = (label = TEAM, image = A): LabelOperation => ({
  kind: 'add-label',
  repository: REPOSITORY,
  digest: image,
  label,
})
const remove = (label: Label): LabelOperation => ({
  kind: 'delete-label',
  repository: REPOSITORY,
  digest: A,
  label,
})
const labelsOf = async ({ around }: Scene) =>
  (await fetchLabels(around.http, REPOSITORY, A)).map(({ key, value }) => `${key}=${value}`)
const run = (s: Scene, operation: LabelOperation) => performLabel(operation, s.around.http)
const doneBy = async (s: Scene, operation: LabelOperation) => {
  const outcome = await run(s, operation)
  if (outcome.kind !== 'done') throw new Error(outcome.kind)
  return outcome
}
const onWrite = (method: string, what: object) => ({ method, path: '*/labels*', what })

describe('labels', () => {
  it('are added, and that is undone by deleting just this one', async () => {
    const s = await scene()
    const { undo, labels, wasLost } = await doneBy(s, add())
    expect(wasLost).toBe(false)
    expect(labels).toMatchObject([{ key: 'team', value: 'platform', source_type: 'api' }])
    expect((await s.writes()).map(({ method, body }) => [method, body])).toEqual([
      ['POST', { key: 'team', value: 'platform', media_type: 'text/plain' }],
    ])
    if (undo === null) throw new Error('no way back')
    await doneBy(s, undo)
    expect(await labelsOf(s)).toEqual([])
  })

  it('are deleted, and that is undone by adding it with its type', async () => {
    const s = await scene()
    const json = { key: 'facts', value: '{"a":1}', media_type: 'application/json' }
    const { labels } = await doneBy(s, add(json))
    const [label] = labels
    if (label === undefined) throw new Error('no label')
    const { undo } = await doneBy(s, remove(label))
    expect(undo).toMatchObject({ kind: 'add-label', label: json })
    if (undo !== null) await doneBy(s, undo)
    expect(await fetchLabels(s.around.http, REPOSITORY, A)).toMatchObject([json])
  })

  it('are not added twice, not deleted twice, and nothing is sent for it', async () => {
    const s = await scene()
    const { labels } = await doneBy(s, add())
    expect(await run(s, add())).toMatchObject({ kind: 'objection', why: 'sameLabel' })
    const [label] = labels
    if (label === undefined) throw new Error('no label')
    await doneBy(s, remove(label))
    expect(await run(s, remove(label))).toMatchObject({ kind: 'objection', why: 'labelGone' })
    expect(await s.writes()).toHaveLength(2)
  })

  it('have keys of a form, and those of the image stay', async () => {
    const s = await scene()
    for (const key of ['', 'Team', 'a..b', '-a', 'a_b', 'a.'])
      expect(await run(s, add({ ...TEAM, key }))).toMatchObject({ kind: 'objection', why: 'badKey' })
    const own = { id: 'x', key: 'version', value: '1', source_type: 'manifest', media_type: 'text/plain' }
    expect(await run(s, remove(own))).toMatchObject({ kind: 'objection', why: 'ofImage' })
    expect(await s.writes()).toEqual([])
  })

  it('are refused in the server’s words', async () => {
    const s = await scene()
    expect(await failureOf(run(s, add({ ...TEAM, key: 'quay.expires-after' })))).toMatchObject({
      kind: 'refused',
      reason: 'Label has a reserved prefix',
    })
    expect(await failureOf(run(s, add(TEAM, digest('b'))))).toMatchObject({ kind: 'not-found' })
  })

  it.each([
    ['signed-out', { status: 401, body: { message: 'no' } }],
    ['forbidden', { status: 403, body: { error_type: 'insufficient_scope' } }],
    ['throttled', { status: 429, headers: { 'Retry-After': '3' } }],
    ['throttled', { status: 429 }],
    ['read-only', { status: 503, body: { message: 'Repository is in read only or mirror mode: 1' } }],
  ])('refused as %s are not read back, and nothing is sent again', async (kind, what) => {
    const s = await scene()
    await s.faults(onWrite('POST', what))
    expect(await failureOf(run(s, add()))).toMatchObject({ kind })
    expect((await s.asked()).map(({ method }) => method).slice(-2)).toEqual(['GET', 'POST'])
    expect(await s.writes()).toHaveLength(1)
  })

  it.each([
    ['it did not happen', { drop: 'before' }, 'not-done', []],
    ['it happened', { drop: 'after' }, 'done', ['team=platform']],
    [
      'a gateway answers for it',
      { status: 502, after: true, body: '<h1>no</h1>' },
      'done',
      ['team=platform'],
    ],
    ['Quay fails', { status: 500, body: '<h1>no</h1>' }, 'not-done', []],
    ['it is unavailable', { status: 503, body: '<h1>no</h1>' }, 'not-done', []],
    ['it is cut off', { truncate: 3 }, 'done', ['team=platform']],
  ])('are settled by reading where the answer is lost: %s', async (_what, what, kind, labels) => {
    const s = await scene()
    await s.faults({ ...onWrite('POST', what), times: 1 })
    expect(await run(s, add())).toMatchObject({ kind })
    expect(await labelsOf(s)).toEqual(labels)
    expect((await s.writes()).length).toBe(1)
  })

  it('are said to be unknown where nobody can look', async () => {
    const s = await scene()
    s.stand(async (n, request, send) => {
      if (request.method === 'POST') {
        await send()
        throw new TypeError('Failed to fetch')
      }
      return n > 2 ? new Response('no', { status: 502 }) : send()
    })
    expect(await run(s, add())).toMatchObject({ kind: 'unread', isDone: false })
  })
})
