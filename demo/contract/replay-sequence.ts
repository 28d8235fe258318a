// Random operations on one repository, each with what was read right after it.

import { bodyDifferences } from './compare'
import { DemoClient } from './demo-client'
import type { Failure } from './recording'
import { type Fields, fieldsOf, listOf } from './values'

const ADMIN = { authorization: 'Bearer admin' }
const KEPT = { moments: 'kept', known: new Set<string>() } as const

/** Two listings after each step, and the whole history at the end. */
export async function replaySequence(recording: Fields): Promise<Failure[]> {
  const demo = new DemoClient()
  const { started, organization, users, tokens, fixture } = recording
  const world = { organization, users, tokens, repositories: [fixture], now: started }
  await demo.control('PUT', '/world', world)
  const traits = fieldsOf(fieldsOf(fixture)['repository'])
  const tags = `/api/v1/repository/${String(traits['namespace'])}/${String(traits['name'])}/tag/`
  const list = async (query: string): Promise<Fields> =>
    fieldsOf((await demo.send({ method: 'GET', path: `${tags}?${query}` }, ADMIN)).body)
  const failures: Failure[] = []
  for (const [index, step] of listOf(recording['steps']).map(fieldsOf).entries()) {
    await demo.control('PUT', '/clock', { now: Number(started) + Number(step['at']) })
    const differences = await stepDifferences(demo, step, list)
    if (differences.length > 0) failures.push({ id: `step ${index} ${String(step['op'])}`, differences })
  }
  const history = await wholeHistory(list)
  const differences = bodyDifferences(recording['history'], history, KEPT, 'history')
  return differences.length === 0 ? failures : [...failures, { id: 'history', differences }]
}

type List = (query: string) => Promise<Fields>

async function stepDifferences(demo: DemoClient, step: Fields, list: List): Promise<string[]> {
  const { method, path, token, body } = fieldsOf(step['request'])
  const got = await demo.send(
    { method: String(method), path: String(path), body },
    { authorization: `Bearer ${String(token)}` },
  )
  const name = decodeURIComponent(/\/tag\/([^/]+)/.exec(String(path))?.[1] ?? '')
  const tag = await list(`specificTag=${name}&limit=100`)
  const active = listOf((await list('limit=100&onlyActiveTags=true'))['tags']).map(fieldsOf)
  return [
    ...(step['status'] === got.status
      ? []
      : [`status: ${String(step['status'])} expected, not ${got.status}`]),
    ...(typeof step['body'] === 'object' ? bodyDifferences(step['body'], got.body, KEPT) : []),
    ...bodyDifferences(step['tag'], tag, KEPT, 'tag'),
    ...bodyDifferences(
      step['active'],
      active.map((one) => [one['name'], one['manifest_digest']]),
      KEPT,
      'active',
    ),
  ]
}

async function wholeHistory(list: List): Promise<unknown[]> {
  const all: unknown[] = []
  for (let page = 1; ; page++) {
    const { tags, has_additional: more } = await list(`limit=100&page=${page}`)
    all.push(...listOf(tags))
    if (more !== true) return all
  }
}
