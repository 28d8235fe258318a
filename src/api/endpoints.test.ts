import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { fetchConfig, signInElsewhere } from './config'
import { findRepositories } from './find-repositories'
import { fetchRepositories } from './repositories'
import { fetchRepository } from './repository'
import { type Config, configSchema } from './schemas'
import { fetchTagPage } from './tags'
import { quayThat } from './testing'
import { fetchUser } from './user'

const recordedSchema = v.object({
  cases: v.array(v.object({ id: v.string(), response: v.object({ body: v.unknown() }) })),
})

function recorded(file: string): (id: string) => unknown {
  const text = readFileSync(new URL(`../../demo/contract/${file}.json`, import.meta.url), 'utf8')
  const bodies = v
    .parse(recordedSchema, JSON.parse(text))
    .cases.map(({ id, response }) => [id, response.body] as const)
  return (id) => new Map(bodies).get(id)
}

const contract = recorded('contract')
const session = recorded('session')
const answering = (body: unknown) => quayThat(() => Response.json(body))

test('a repository is asked without its tags', async () => {
  const { http, asked } = answering(contract('repo-get-reader'))
  expect(await fetchRepository(http, 'acme/api')).toMatchObject({
    can_write: false,
    state: 'NORMAL',
    tag_expiration_s: 1_209_600,
    status_token: expect.any(String),
  })
  expect(asked[0]?.path).toBe('/api/v1/repository/acme/api?includeTags=false')
})

test('repositories come page by page, all of them or those of one namespace', async () => {
  const { http, asked } = answering(contract('repos-ns'))
  const page = await fetchRepositories(http, null, null)
  expect(page.repositories[0]).toMatchObject({ namespace: 'acme', name: 'empty', last_modified: null })
  await fetchRepositories(http, 'acme', 'a+b=')
  expect(asked.map(({ path }) => path)).toEqual([
    '/api/v1/repository?public=true&last_modified=true',
    '/api/v1/repository?namespace=acme&public=true&last_modified=true&next_page=a%2Bb%3D',
  ])
})

test('repositories are found', async () => {
  const { http, asked } = answering(contract('find-repos'))
  const { results } = await findRepositories(http, 'acme/a&b')
  expect(results[0]).toMatchObject({ namespace: { name: 'acme' }, name: 'empty', is_public: false })
  expect(asked[0]?.path).toBe('/api/v1/find/repositories?query=acme%2Fa%26b')
})

test('a page of the tag listing is asked as it is needed', async () => {
  const { http, asked } = answering(contract('list-param-00'))
  const { tags } = await fetchTagPage(http, 'acme/team/app', { page: 1 })
  expect(tags.find(({ is_manifest_list }) => is_manifest_list)).toMatchObject({
    size: null,
    child_manifest_count: 3,
    end_ts: null,
  })
  await fetchTagPage(http, 'acme/api', { page: 2, onlyLive: true, contains: '50%' })
  await fetchTagPage(http, 'acme/api', { page: 1, tag: 'bad tag' })
  expect(asked.map(({ path }) => path)).toEqual([
    '/api/v1/repository/acme/team/app/tag/?limit=100&page=1',
    '/api/v1/repository/acme/api/tag/?limit=100&page=2&onlyActiveTags=true&filter_tag_name=like%3A50%25',
    '/api/v1/repository/acme/api/tag/?limit=100&page=1&specificTag=bad+tag',
  ])
})

test('what Quay found by a wildcard is left out', async () => {
  // `like:_` finds everything.
  const { http } = answering(contract('list-param-16'))
  const { tags, has_additional } = await fetchTagPage(http, 'acme/api', { page: 1, contains: '_' })
  expect(tags).toEqual([])
  expect(has_additional).toBe(false)
})

test('every listing of the recordings has the shape that is expected', async () => {
  const ids = ['list-after-change', 'list-specific', 'list-param-03', 'list-anon-public', 'final-list']
  for (const id of ids) {
    const page = await fetchTagPage(answering(contract(id)).http, 'acme/api', { page: 1 })
    expect(page.tags.every(({ name, start_ts }) => name !== '' && start_ts > 0)).toBe(true)
  }
})

test('a user that Quay calls anonymous is nobody', async () => {
  expect(await fetchUser(answering(contract('user')).http)).toMatchObject({
    username: 'admin',
    super_user: true,
  })
  expect(await fetchUser(answering({ anonymous: true, username: '' }).http)).toBeNull()
})

const config = v.parse(configSchema, session('config'))
const withFeature = (DIRECT_LOGIN: boolean): Config => ({
  ...config,
  features: { ...config.features, DIRECT_LOGIN },
})
const withType = (AUTHENTICATION_TYPE: string): Config => ({
  ...config,
  config: { ...config.config, AUTHENTICATION_TYPE },
})

test.each([
  ['the recorded one', config, false],
  ['without direct login', withFeature(false), true],
  ['OIDC', withType('OIDC'), true],
  ['LDAP, whose passwords Quay takes', withType('LDAP'), false],
  ['another service', { ...config, external_login: [{ id: 'github' }] }, true],
])('whether people sign in elsewhere: %s', (_what, given, expected) => {
  expect(signInElsewhere(given)).toBe(expected)
})

test('an older Quay’s sparse configuration means what Quay does unless told', async () => {
  const { http, asked } = answering({ features: {}, config: {} })
  expect(await fetchConfig(http)).toMatchObject({
    features: { DIRECT_LOGIN: true, ANONYMOUS_ACCESS: true, IMMUTABLE_TAGS: false },
    config: { AUTHENTICATION_TYPE: 'Database', TAG_EXPIRATION_OPTIONS: [] },
    external_login: [],
  })
  expect(asked[0]?.path).toBe('/config')
})
