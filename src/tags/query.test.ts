import { describe, expect, it } from 'vitest'
import { groupOf, groupsOf } from './groups'
import { matchesQuery, parseQuery, serverText, sharedDigests, toggleWord } from './query'

const now = 1000
const hex = 'a6d690af'.padEnd(64, '0')
const tag = (name: string, more: object = {}) => ({
  name,
  manifest_digest: `sha256:${hex}`,
  start_ts: 1,
  end_ts: null,
  reversion: false,
  immutable: false,
  is_manifest_list: false,
  size: 1,
  ...more,
})
const matches = (text: string, one: ReturnType<typeof tag>, shared: string[] = []) =>
  matchesQuery(one, parseQuery(text), { now, shared: new Set(shared) })

describe('a filter', () => {
  it('wants each of its words, in any case and order', () => {
    expect(matches('RC v2', tag('v2.0.0-rc.1'))).toBe(true)
    expect(matches('rc v3', tag('v2.0.0-rc.1'))).toBe(false)
    expect(matches('', tag('x'))).toBe(true)
  })

  it('finds a digest by its beginning', () => {
    expect(matches('a6d6', tag('x'))).toBe(true)
    expect(matches('digest:sha256:a6d690', tag('x'))).toBe(true)
    expect(matches('digest:d690', tag('x'))).toBe(false)
  })

  it.each([
    ['is:live', {}, true],
    ['is:live', { end_ts: 5 }, false],
    ['is:expiring', { end_ts: 2000 }, true],
    ['is:locked', { immutable: true }, true],
    ['is:locked', {}, false],
    ['is:index', { is_manifest_list: true }, true],
    ['is:signature', { name: `sha256-${hex}.sig` }, true],
    ['is:signature', {}, false],
  ])('%s of %j is %s', (text, more, expected) => expect(matches(text, tag('x', more))).toBe(expected))

  it('knows shared images and groups', () => {
    expect(matches('is:shared', tag('x'), [`sha256:${hex}`])).toBe(true)
    expect(matches('is:shared', tag('x'))).toBe(false)
    expect(matches('group:pr-*', tag('pr-12'))).toBe(true)
    expect(matches('group:PR-*', tag('main'))).toBe(false)
  })

  it('takes what is no word of its own for a part of a name', () => {
    expect(matches('is:odd', tag('is:odd'))).toBe(true)
    expect(matches('is:odd', tag('x'))).toBe(false)
  })

  it('takes words in and out', () => {
    expect(toggleWord('v1', 'is:locked')).toBe('v1 is:locked')
    expect(toggleWord('v1 IS:locked', 'is:locked')).toBe('v1')
    expect(serverText(parseQuery('v1 release is:live'))).toBe('release')
  })

  it('tells shared images', () => {
    expect(sharedDigests([tag('a'), tag('b'), tag('c', { manifest_digest: 'sha256:1' })])).toEqual(
      new Set([`sha256:${hex}`]),
    )
  })
})

describe('the group of a name', () => {
  it.each([
    ['v1.2.7', 'v1.2.x'],
    ['v1.2.7-rc.1', 'v1.2.x'],
    ['2.0.0', '2.0.x'],
    ['pr-812', 'pr-*'],
    ['nightly-20261123', 'nightly-*'],
    ['ci-0cbdab624602', 'ci-*'],
    ['feature-add-search', null],
    ['latest', null],
    ['42', null],
  ])('of %s is %s', (name, group) => expect(groupOf(name)).toBe(group))

  it('counts from three names on, the largest first', () => {
    const names = ['pr-1', 'pr-2', 'pr-3', 'pr-4', 'v1.0.0', 'v1.0.1', 'v1.0.2', 'x-1', 'latest']
    expect(groupsOf(names.map((name) => ({ name })))).toEqual([
      { group: 'pr-*', count: 4 },
      { group: 'v1.0.x', count: 3 },
    ])
  })
})
