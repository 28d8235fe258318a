// A world may switch off what a Quay may have switched off.

import { expect, test } from 'vitest'
import { field, repository, START, tag, TestDemo, world } from './testing'

const LIST = '/api/v1/repository/acme/app/tag/'

const without = (config: Record<string, unknown>, isPublic = false): TestDemo =>
  new TestDemo(world([repository([tag('v1', 'a', 900)], 'a', { is_public: isPublic })], { config }))

test('what is laid over /config leaves the rest of it', async () => {
  const demo = without({ features: { DIRECT_LOGIN: false }, external_login: [{ id: 'oidc' }] })
  const { body } = await demo.ask('GET', '/config')
  expect(body).toMatchObject({
    features: { DIRECT_LOGIN: false, IMMUTABLE_TAGS: true },
    config: { AUTHENTICATION_TYPE: 'Database' },
    external_login: [{ id: 'oidc' }],
  })
})

test('without immutable tags no lock is told, nor set', async () => {
  const demo = without({ features: { IMMUTABLE_TAGS: false } })
  expect((await demo.ask('PUT', `${LIST}v1`, { immutable: true })).status).toBe(201)
  const [entry] = field((await demo.ask('GET', LIST)).body, 'tags')
  expect(entry).toMatchObject({ name: 'v1', start_ts: START - 900 })
  expect(entry).not.toHaveProperty('immutable')
  expect((await demo.ask('DELETE', `${LIST}v1`)).status).toBe(204)
})

test('without permanent deletion the endpoint is not there', async () => {
  const demo = without({ config: { PERMANENTLY_DELETE_TAGS: false } })
  expect((await demo.ask('POST', `${LIST}v1/expire`, { is_alive: true })).status).toBe(405)
})

test('anonymous access to what is public can be shut', async () => {
  const read = async (demo: TestDemo): Promise<number> =>
    (await demo.ask('GET', LIST, undefined, null)).status
  expect(await read(without({}, true))).toBe(200)
  expect(await read(without({ features: { ANONYMOUS_ACCESS: false } }, true))).toBe(401)
})
