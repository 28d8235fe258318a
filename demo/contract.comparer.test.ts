// A contract test is worth what its comparer catches: each lie told here has to be reported, and nothing else.

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { bodyDifferences } from './contract/compare'
import { replayCases } from './contract/replay-cases'
import { replaySequence } from './contract/replay-sequence'
import { replaySession } from './contract/replay-session'
import { type Fields, fieldsOf, isFields, isList, listOf } from './contract/values'

const read = (name: string): Fields =>
  fieldsOf(JSON.parse(readFileSync(new URL(`contract/${name}.json`, import.meta.url), 'utf8')))

const fixture = read('fixture')

type Change = (value: unknown) => unknown

/** A copy in which the value at the place (keys and indexes) was changed. */
function changed(value: unknown, place: readonly (string | number)[], change: Change): unknown {
  const [first, ...rest] = place
  if (first === undefined) return change(value)
  if (isList(value)) return value.map((one, index) => (index === first ? changed(one, rest, change) : one))
  return { ...fieldsOf(value), [first]: changed(fieldsOf(value)[first], rest, change) }
}

function lied(recording: Fields, id: string, place: readonly (string | number)[], change: Change): Fields {
  const index = listOf(recording['cases']).findIndex((one) => fieldsOf(one)['id'] === id)
  return fieldsOf(changed(recording, ['cases', index, 'response', ...place], change))
}

const without =
  (key: string): Change =>
  (value) =>
    Object.fromEntries(Object.entries(fieldsOf(value)).filter(([one]) => one !== key))

const backwards: Change = (value) => (isList(value) ? value.toReversed() : value)

const twice: Change = (value) => (isFields(value) ? { ...value, more: 1 } : value)

describe('a changed answer is reported', () => {
  const contract = read('contract')

  test.for<[string, string, (string | number)[], Change]>([
    ['a status', 'put-create', ['status'], () => 200],
    ['a body kind', 'delete-ok', ['bodyKind'], () => 'json'],
    ['the text of an error', 'delete-again', ['body', 'detail'], () => 'Not there'],
    ['a message', 'put-error-00', ['body', 'message'], () => 'Invalid tag'],
    ['a missing key', 'list-with-expiration', ['body', 'tags', 0], without('end_ts')],
    ['a key too many', 'repo-get', ['body'], twice],
    ['the order of a listing', 'list-after-change', ['body', 'tags'], backwards],
    ['a digest', 'list-specific', ['body', 'tags', 1, 'manifest_digest'], () => 'sha256:0'],
    ['a size', 'list-specific', ['body', 'tags', 0, 'size'], () => null],
    ['a reversion', 'list-specific', ['body', 'tags', 0, 'reversion'], () => false],
    ['an end that is past', 'list-specific', ['body', 'tags', 1, 'end_ts'], () => 4_102_444_800],
    ['an entry too many', 'autoprune2', ['body', 'policies'], (value) => [...listOf(value), 1]],
    ['a media type', 'put-as-None', ['headers', 'content-type'], () => 'application/json'],
    ['the allowed methods', 'method-not-allowed', ['headers', 'allow'], () => 'GET'],
  ])('%s', async ([, id, place, change]) => {
    const failures = await replayCases(lied(contract, id, place, change), fixture)
    expect(failures.map((one) => one.id)).toEqual([id])
  })

  test('a time that is more than two seconds off, where the clock was kept', async () => {
    const later: Change = (value) => Number(value) + 3
    const recording = lied(read('signed'), 'move-last.list', ['body', 'tags', 0, 'start_ts'], later)
    expect((await replayCases(recording, fixture)).map(({ id }) => id)).toEqual(['move-last.list'])
  })

  test('a step of a sequence, and its history', async () => {
    const recording = read('sequence')
    const step = changed(recording, ['steps', 3, 'status'], () => 201)
    const history = changed(step, ['history'], backwards)
    expect((await replaySequence(fieldsOf(history))).map(({ id }) => id)).toEqual(['step 3 unexp', 'history'])
  })

  test('a cookie that is not set', async () => {
    const recording = lied(read('session'), 'csrf', ['setCookie'], () => [{ name: 'other' }])
    expect((await replaySession(recording, fixture)).map(({ id }) => id)).toEqual(['csrf'])
  })
})

describe('what does not count', () => {
  const scale = { moments: 'kept', known: new Set(['api']) } as const

  test('ids, the address of the server, times of a second or two', () => {
    const want = { id: 'a', type: 'http://one/api/v1/error/x', tags: [lifetime(1000)] }
    const got = { id: 'b', type: 'https://two:8443/api/v1/error/x', tags: [lifetime(1002)] }
    expect(bodyDifferences(want, got, scale)).toEqual([])
  })

  test('repositories that the world does not hold', () => {
    const want = [
      { name: 'other', is_public: false },
      { name: 'api', is_public: false },
    ]
    expect(bodyDifferences(want, [{ name: 'api', is_public: false }], scale)).toEqual([])
    expect(bodyDifferences(want, [], scale)).toHaveLength(1)
  })
})

const lifetime = (second: number): Fields => ({
  start_ts: second,
  last_modified: new Date(second * 1000).toUTCString().replace('GMT', '-0000'),
})
