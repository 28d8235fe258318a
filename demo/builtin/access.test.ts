import { expect, test } from 'vitest'
import { ODD } from './hostile'
import { find, histories, lives, liveTags, looked, NOW } from './testing'
import { builtinWorld } from './world'

const world = builtinWorld({ now: NOW, seed: 1 })
const repositories = looked({
  ...world,
  repositories: world.repositories.filter((each) => 'tags' in each),
})
const hostile = find(repositories, 'acme/odd-names')

/** Paths by what their repository is like. */
const having = (like: (each: (typeof world.repositories)[number]) => boolean): string[] =>
  world.repositories.filter(like).map(({ repository: { namespace, name } }) => `${namespace}/${name}`)

test('has two organizations and two namespaces of users, each with its window', () => {
  const windows = Object.fromEntries(
    world.repositories.map(({ repository }) => [repository.namespace, repository.tag_expiration_s]),
  )
  expect(windows).toEqual({ acme: 2_419_200, scratch: 0, admin: 1_209_600, writer: 1_209_600 })
  expect(world.organizations).toEqual([
    { name: 'acme', tag_expiration_s: 2_419_200 },
    { name: 'scratch', tag_expiration_s: 0 },
  ])
  expect(having(({ repository }) => !repository.is_organization)).toEqual(['admin/toolbox', 'writer/notes'])
})

test('has a repository of each kind that the console must tell apart', () => {
  expect(having(({ repository }) => repository.is_public)).toEqual(['acme/web'])
  expect(having(({ repository }) => repository.state === 'READ_ONLY')).toEqual(['acme/portal-v1'])
  expect(having(({ repository }) => repository.state === 'MIRROR')).toEqual(['acme/ubi9-minimal'])
  expect(having(({ permissions }) => permissions['writer'] === 'read')).toEqual(['acme/keyring'])
  expect(having(({ repository }) => repository.name.includes('/'))).toEqual(['acme/team/app'])
  const hidden = having(({ permissions }) => permissions['reader'] === undefined)
  expect(hidden).toEqual(['acme/billing', 'acme/worker', 'acme/keyring', 'admin/toolbox'])
})

test('lets in nobody but its accounts and robots', () => {
  const known = new Set([...Object.keys(world.users), ...Object.keys(world.robots ?? {})])
  const named = world.repositories.flatMap(({ permissions }) => Object.keys(permissions))
  expect(named.filter((name) => !known.has(name))).toEqual([])
  expect(world.robots?.['acme+ci']?.permissions['acme/api']).toBe('write')
})

test('has the tokens that the contract uses', () => {
  const told = Object.entries(world.tokens).map(
    ([token, { user, scopes, expired }]) =>
      `${token}: ${user} ${scopes.join(' ')}${expired ? ' expired' : ''}`,
  )
  expect(told).toEqual([
    'admin: admin repo:read repo:write repo:admin repo:create user:read user:admin org:admin super:user',
    'read: admin repo:read',
    'write: admin repo:read repo:write',
    'repoadmin: admin repo:admin',
    'reader: reader repo:read repo:write repo:admin',
    'writer: writer repo:read repo:write repo:admin',
    'expired: admin repo:read expired',
  ])
})

test('lists every odd name, dead or alive', () => {
  const names = histories(hostile)
  expect(ODD.filter((name) => !names.has(name))).toEqual([])
  expect(ODD.filter((name) => name.includes('/'))).toEqual([])
  expect(hostile.tags.some((tag) => tag.name.length === 128)).toBe(true)
  const dead = ['$(touch pwned)', '日本語タグ'].map((name) => names.get(name)?.some((tag) => lives(tag)))
  expect(dead).toEqual([false, false])
  expect(liveTags(hostile).find((tag) => tag.name === 'bad name')?.immutable).toBe(true)
})
