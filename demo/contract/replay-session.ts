// The recorded sign-in: by cookie and CSRF token.

import { Browser } from './browser'
import { answerDifferences } from './compare'
import { DemoClient, type SentAnswer } from './demo-client'
import { type Failure, namesOf, RECORDED } from './recording'
import { type Fields, fieldsOf, listOf } from './values'

/** Signing in: seconds that pass before a case, where it is not one. */
const PAUSES: Readonly<Record<string, number>> = {
  'signin-missing': 0,
  'signin-throttled': 0,
  'signin-wrong': 20,
  signin: 20,
}

/** Cases whose body is compared by its keys alone, and those that have to set a cookie. */
const BY_KEYS: ReadonlySet<string> = new Set(['user', 'read', 'config'])
const SETS_COOKIE: ReadonlySet<string> = new Set(['csrf', 'signin'])

export async function replaySession(recording: Fields, fixture: Fields): Promise<Failure[]> {
  const demo = new DemoClient()
  const known = new Set(namesOf(fixture))
  let now = RECORDED
  await demo.control('PUT', '/world', { ...fixture, now })
  await demo.send(
    {
      method: 'PUT',
      path: '/api/v1/repository/acme/api/tag/edge',
      body: { manifest_digest: indexOf(fixture) },
    },
    { authorization: 'Bearer admin' },
  )
  const browser = new Browser()
  let first = ''
  const failures: Failure[] = []
  for (const one of listOf(recording['cases']).map(fieldsOf)) {
    const id = String(one['id'])
    now += PAUSES[id] ?? 1
    await demo.control('PUT', '/clock', { now })
    const [request, response] = [fieldsOf(one['request']), fieldsOf(one['response'])]
    const headers = browser.headers(fieldsOf(request['headers']))
    if (id === 'write-old-csrf') headers['X-CSRF-Token'] = first
    const sent = { method: String(request['method']), path: String(request['path']), body: request['body'] }
    const got = await demo.send(sent, headers)
    browser.heard(got)
    if (id === 'csrf' || id === 'csrf2') browser.toldCsrf(got)
    if (id === 'csrf') first = browser.csrf
    const differences = [
      ...(BY_KEYS.has(id)
        ? keyDifferences(response, got)
        : answerDifferences(response, got, { moments: { recorded: now, now }, known })),
      ...(SETS_COOKIE.has(id) ? cookieDifferences(response, got) : []),
    ]
    if (differences.length > 0) failures.push({ id, differences })
  }
  return failures
}

/** The digest of an index that the world has. */
function indexOf(fixture: Fields): unknown {
  const repositories = listOf(fixture['repositories']).map(fieldsOf)
  const api = repositories.find((one) => fieldsOf(one['repository'])['name'] === 'api')
  return listOf(api?.['tags'])
    .map(fieldsOf)
    .find((tag) => tag['is_manifest_list'] === true)?.['manifest_digest']
}

function keyDifferences(want: Fields, got: SentAnswer): string[] {
  const given = fieldsOf(got.body)
  return [
    ...(want['status'] === got.status
      ? []
      : [`status: ${String(want['status'])} expected, not ${got.status}`]),
    ...Object.keys(fieldsOf(want['body']))
      .filter((key) => !(key in given))
      .map((key) => `body.${key}: missing`),
  ]
}

function cookieDifferences(want: Fields, got: SentAnswer): string[] {
  const names = new Set(got.cookies.map(([name]) => name))
  return listOf(want['setCookie'])
    .map((cookie) => String(fieldsOf(cookie)['name']))
    .filter((name) => !names.has(name))
    .map((name) => `set-cookie: ${name} missing`)
}
