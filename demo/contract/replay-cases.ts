// Recorded cases, played to the demo one after the other.

import { Browser, textFields } from './browser'
import { answerDifferences, type Moments } from './compare'
import { DemoClient, type SentAnswer } from './demo-client'
import { Ids } from './ids'
import { type Failure, namesOf, RECORDED } from './recording'
import { type Fields, fieldsOf, isFields, listOf, numberOf, textOf } from './values'

/** Cases in order; a recording with a world of its own kept the moment of each. */
export async function replayCases(recording: Fields, fixture: Fields): Promise<Failure[]> {
  const demo = new DemoClient()
  const world = isFields(recording['fixture']) ? recording['fixture'] : fixture
  const cases = listOf(recording['cases']).map(fieldsOf)
  const isKept = cases.every((one) => typeof one['at'] === 'number')
  let now = isKept ? (numberOf(recording['started']) ?? Number(cases[0]?.['at'])) : RECORDED
  await demo.control('PUT', '/world', { ...world, now })
  const known = new Set(namesOf(world))
  const ids = new Ids()
  const browser = new Browser()
  const failures: Failure[] = []
  for (const one of cases) {
    now = isKept ? Number(one['at']) : now + 1
    await demo.control('PUT', '/clock', { now })
    const [request, response] = [fieldsOf(one['request']), fieldsOf(one['response'])]
    const path = String(request['path'])
    const made = createdName(request, response)
    if (made !== undefined) known.add(made)
    if (path.startsWith('/v2/')) {
      await playRegistry(demo, request, response)
      continue
    }
    const got = await sendCase(demo, request, ids, browser)
    ids.learn(response['body'], got.body)
    const moments: Moments = isKept ? 'kept' : { recorded: RECORDED, now }
    const differences = answerDifferences(response, got, { moments, known })
    if (differences.length > 0) failures.push({ id: String(one['id']), differences })
  }
  return failures
}

const isDone = (response: Fields): boolean => Number(response['status']) < 300

/** The name of a repository that the request made, by the API or by a push. */
function createdName(request: Fields, response: Fields): string | undefined {
  const path = String(request['path'])
  if (path === '/api/v1/repository' && request['method'] === 'POST' && response['status'] === 201) {
    return textOf(fieldsOf(response['body'])['name'])
  }
  return isDone(response) ? manifestPath(path) : undefined
}

const manifestPath = (path: string): string | undefined =>
  /^\/v2\/[^/]+\/(.+)\/manifests\/[^/]+$/.exec(path)?.[1]

/** What registry clients did is told to the demo, where it came to something. */
async function playRegistry(demo: DemoClient, request: Fields, response: Fields): Promise<void> {
  const { method, path, token, body, labels } = request
  if (manifestPath(String(path)) === undefined || !isDone(response)) return
  const user = String(token).slice('v2:'.length)
  await demo.control('POST', '/registry', { method, path, user, body: fieldsOf(body)['raw'], labels })
}

async function sendCase(demo: DemoClient, request: Fields, ids: Ids, browser: Browser): Promise<SentAnswer> {
  const { method, token } = request
  const headers = fieldsOf(request['headers'])
  const isSession = token === 'session'
  const bearer = typeof token === 'string' && !isSession ? { authorization: `Bearer ${token}` } : {}
  const sent = fieldsOf(
    JSON.parse(ids.translate(JSON.stringify({ path: request['path'], body: request['body'] }))),
  )
  const got = await demo.send(
    { method: String(method), path: String(sent['path']), body: sent['body'] },
    isSession ? browser.headers(headers) : { ...textFields(headers), ...bearer },
  )
  if (isSession) {
    browser.heard(got)
    browser.toldCsrf(got)
  }
  return got
}
