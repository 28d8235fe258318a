import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import type { QuayErrorKind } from './error'
import { errorOfAnswer, isCsrfRefusal } from './failure'

// Written by hand from the recorded answers: what each failing case is to be told as, and in which words.
const NOT_FOUND = 'Not Found'
const UNAUTHENTICATED = 'Requires authentication'
const CSRF = 'CSRF token was invalid or missing.'
const BAD_NAME =
  'Invalid tag: must match [A-Za-z0-9_.-], NOT start with "." or "-", and can contain 1-128 characters'
const BAD_REQUEST = 'The browser (or proxy) sent a request that this server could not understand.'
const NO_JSON =
  "Did not attempt to load JSON data because the request Content-Type was not 'application/json'."

const EXPECTED: [QuayErrorKind, string, string][] = [
  ['signed-out', UNAUTHENTICATED, 'list-anon-private list-anon-unknown list-bad-token list-expired-token'],
  ['signed-out', UNAUTHENTICATED, 'user-read user-anon read-after-signout'],
  ['signed-out', CSRF, 'put-as-None delete-as-None restore-as-None'],
  ['bad-token', CSRF, 'put-as-expired delete-as-expired restore-as-expired'],
  ['refused', CSRF, 'signin-no-csrf'],
  ['refused', `${CSRF} (authorized: user admin)`, 'write-no-csrf write-old-csrf'],
  ['wrong-password', 'Invalid Username or Password', 'signin-wrong'],
  [
    'throttled',
    'Too many login attempts. Please reset your Quay password and try again.',
    'signin-throttled',
  ],
  ['forbidden', 'Unauthorized', 'put-as-read delete-as-read restore-as-read'],
  ['forbidden', 'Unauthorized', 'put-as-reader delete-as-reader restore-as-reader'],
  ['forbidden', 'Unauthorized', 'immutable-unset-writer logs-writer autoprune-writer'],
  ['not-found', NOT_FOUND, 'list-unknown-repo list-unknown-ns repo-get-unknown nested-repo'],
  ['not-found', NOT_FOUND, 'put-error-05 put-error-06 put-error-07 put-error-13 put-error-15'],
  ['not-found', NOT_FOUND, 'put-unknown-repo restore-unknown-repo delete-unknown-repo'],
  ['not-found', NOT_FOUND, 'delete-again delete-unknown restore-unknown-digest perm-unknown immutable-perm'],
  ['not-found', NOT_FOUND, 'manifest-unknown manifest-bad label-delete-again security pullstats-unknown'],
  ['not-found', NOT_FOUND, 'tag-get'],
  // Quay's own console, as a page.
  ['not-found', 'Quay', 'list-no-slash-repo unknown-endpoint'],
  ['immutable', "Cannot overwrite immutable tag 'v1.0.0'", 'immutable-move immutable-restore immutable-same'],
  ['immutable', "Cannot overwrite immutable tag 'v1.2.0'", 'move-and-immutable'],
  ['immutable', "Cannot delete immutable tag 'v1.0.0'", 'immutable-delete'],
  ['immutable', "Cannot set expiration on immutable tag 'v1.0.0'", 'immutable-expire'],
  [
    'refused',
    "Cannot make tag 'latest' immutable: tag has expiration set. Clear expiration first or enable FEATURE_IMMUTABLE_TAGS_CAN_EXPIRE.",
    'immutable-on-expiring2',
  ],
  [
    'read-only',
    'Repository is in read only or mirror mode: 1',
    'state-ro-put state-ro-delete state-ro-restore',
  ],
  ['server', 'Internal Server Error', 'expire-value-2'],
  ['refused', BAD_NAME, 'put-error-00 put-error-01 put-error-02 put-error-04'],
  ['refused', BAD_NAME, 'put-name-0 put-name-2 put-name-5'],
  ['refused', BAD_REQUEST, 'put-error-11 put-not-json expire-value-0 expire-value-1'],
  ['refused', NO_JSON, 'put-no-body restore-no-body'],
  ['refused', "5 is not of type 'string', 'null'", 'put-error-08'],
  ['refused', "'x' is not of type 'number', 'null'", 'put-error-12'],
  ['refused', "'yes' is not of type 'boolean'", 'put-error-14'],
  ['refused', "True is not of type 'number', 'null'", 'expire-value-5'],
  ['refused', "'description' is a required property", 'put-name-1'],
  ['refused', "'password' is a required property", 'signin-missing'],
  ['refused', 'Missing manifest_digest', 'restore-missing'],
  ['refused', 'manifest_digest required when is_alive set to false', 'perm-dead-missing'],
  ['refused', 'namespace, starred or public are required for this API call', 'repos-none'],
  ['refused', 'limit: Limit to the number of results to return per page. Max 100.', 'list-param-09'],
  ['refused', 'page: Page index for the results. Default 1.', 'list-param-10'],
  [
    'refused',
    "Unsupported syntax for filter_tag_name. Expected <operation>:<tag_name> where <operation>can be 'like' or 'eq'.",
    'list-param-17',
  ],
  [
    'refused',
    'Label is of an invalid format or missing please use ^[a-z0-9](([a-z0-9]|[-.](?![.-]))*[a-z0-9])?$ format for labels',
    'label-bad',
  ],
  ['refused', 'Label has a reserved prefix', 'label-expires'],
  ['refused', 'The method is not allowed for the requested URL.', 'method-not-allowed'],
]

const recordedSchema = v.object({
  cases: v.array(
    v.object({
      id: v.string(),
      request: v.object({ path: v.string(), token: v.optional(v.nullable(v.string())) }),
      response: v.object({ status: v.number(), bodyKind: v.string(), body: v.unknown() }),
    }),
  ),
})

function failingCases(file: string) {
  const text = readFileSync(new URL(`../../demo/contract/${file}`, import.meta.url), 'utf8')
  return v.parse(recordedSchema, JSON.parse(text)).cases.filter(({ response }) => response.status >= 400)
}

const CASES = [...failingCases('contract.json'), ...failingCases('session.json')]
const expectedOf = new Map(
  EXPECTED.flatMap(([kind, reason, ids]) => ids.split(' ').map((id) => [id, [kind, reason]])),
)

test('every failing answer of the recordings has an expectation, and the other way round', () => {
  expect([...expectedOf.keys()].toSorted()).toEqual(CASES.map(({ id }) => id).toSorted())
  expect(CASES.length).toBeGreaterThan(85)
})

// contract.json names a token or none; session.json, without that key, goes by cookie.
const authOf = (token: string | null | undefined) =>
  token === undefined ? 'cookie' : token === null ? 'nobody' : 'bearer'

test.each(CASES)('$id', ({ id, request, response }) => {
  const text = response.bodyKind === 'json' ? JSON.stringify(response.body) : String(response.body)
  const auth = authOf(request.token)
  const { status } = response
  const error = errorOfAnswer({ status, text, address: '/api/v1/x', auth, retryAt: 7 })
  expect([error.kind, error.reason]).toEqual(expectedOf.get(id))
  expect(error).toMatchObject({ status, address: '/api/v1/x', retryAt: 7 })
})

const error = (status: number, body: unknown, auth: 'bearer' | 'proxy' | 'cookie' = 'bearer') =>
  errorOfAnswer({
    status,
    auth,
    text: typeof body === 'string' ? body : JSON.stringify(body),
    address: '/api/v1/x',
    retryAt: null,
  })

test('a parameter that was refused is named', () => {
  expect(error(400, { message: { page: 'Page index' } })).toMatchObject({
    field: 'page',
    reason: 'page: Page index',
  })
})

test('a write with the token that the proxy adds is told like one with a token', () => {
  expect(error(403, { error: CSRF }, 'proxy').kind).toBe('bad-token')
})

test('an answer that was lost behind the proxy is like any that was lost: a write may have run', () => {
  const body = { proxy: 'lost', address: 'https://quay.test', message: 'lost' }
  expect(error(502, body)).toMatchObject({ kind: 'unreachable', status: 0, reason: '', code: null })
})

test('the proxy that cannot reach Quay says where, and why', () => {
  const body = { proxy: 'unreachable', address: 'https://quay.test', code: 'ECONNREFUSED', message: 'down' }
  const unreachable = {
    kind: 'unreachable',
    address: 'https://quay.test',
    code: 'ECONNREFUSED',
    reason: 'down',
  }
  expect(error(502, body)).toMatchObject(unreachable)
  expect(error(502, '<html><title>Bad Gateway</title></html>')).toMatchObject({ kind: 'server', code: null })
})

test('a registry that is read-only as a whole is told like a repository that is', () => {
  const message = 'System is currently read-only. Pulls will succeed but all write operations are suspended.'
  expect(error(503, { message }).kind).toBe('read-only')
  expect(error(503, { message: 'Service Unavailable' }).kind).toBe('server')
})

test('a page is reduced to the words of its heading, markup and all else gone', () => {
  const page =
    '<!doctype html><title>502</title><script>alert(1)</script><h1>Bad <i>Gateway</i> &amp; more</h1><p>x'
  expect(error(500, page).reason).toBe('Bad Gateway & more')
  expect(error(500, '  <HTML><TITLE>\n Bad\n Gateway </TITLE>').reason).toBe('Bad Gateway')
  expect(error(500, '<p>no heading').reason).toBe('')
})

test('a body that is cut off, empty or of another shape gives no reason rather than a wrong one', () => {
  for (const body of ['{"detail": "Not', '', '[1]', { detail: 5, message: { a: 1 } }]) {
    expect(error(404, body)).toMatchObject({ kind: 'not-found', reason: '' })
  }
})

test('endless words are cut', () => {
  expect(error(400, { message: 'x'.repeat(5_000) }).reason).toHaveLength(400)
})

test('only 403 about a CSRF token counts as a refusal for it', () => {
  expect(isCsrfRefusal(error(403, { error: CSRF }, 'cookie'))).toBe(true)
  expect(isCsrfRefusal(error(403, { detail: 'Unauthorized' }, 'cookie'))).toBe(false)
  expect(isCsrfRefusal(error(400, { error: CSRF }, 'cookie'))).toBe(false)
  expect(isCsrfRefusal(new TypeError('CSRF token'))).toBe(false)
})
