import { describe, expect, it } from 'vitest'
import { entry } from '~/api/testing-tags'
import { chosenBy, type Rule } from './rule'

const NOW = 100_000
const ALL: Rule = {
  names: [],
  notNames: [],
  group: null,
  olderThan: null,
  keepNewest: 0,
  perGroup: false,
  lastTagsToo: true,
}
const groupOf = (name: string) => /^(\w+)-\d+$/.exec(name)?.[1] ?? null

const tags = [
  entry('pr-1', 10, 'a'),
  entry('pr-2', 20, 'b'),
  entry('pr-3', 30, 'b'),
  entry('nightly-1', 15, 'c'),
  entry('nightly-2', 25, 'd'),
  entry('release', 5, 'e', { immutable: true }),
  entry('main', 40, 'a'),
  entry('ended', 1, 'f', { end_ts: 50 }),
  entry(`sha256-${'a'.repeat(64)}.sig`, 2, '1'),
]
const ruled = (rule: Partial<Rule>, among = tags) => chosenBy({ ...ALL, ...rule }, among, NOW, groupOf)
const taken = (rule: Partial<Rule>) => ruled(rule).taken.map(({ name }) => name)

describe('a rule', () => {
  it('takes live, ordinary tags that are not locked', () => {
    expect(ruled({})).toMatchObject({ matching: 7, locked: 1, newest: 0, lastTags: 0 })
    expect(taken({})).toEqual(['pr-1', 'pr-2', 'pr-3', 'nightly-1', 'nightly-2', 'main'])
  })

  it.each<[string, Partial<Rule>, string[]]>([
    ['names like one of some', { names: ['pr-*', 'main'] }, ['pr-1', 'pr-2', 'pr-3', 'main']],
    ['names unlike others', { names: ['*-1'], notNames: ['pr*'] }, ['nightly-1']],
    ['a group', { group: 'nightly' }, ['nightly-1', 'nightly-2']],
    ['age', { olderThan: NOW - 25 }, ['pr-1', 'pr-2', 'nightly-1']],
    ['the newest left alone', { names: ['pr-*'], keepNewest: 2 }, ['pr-1']],
    ['age, but for the newest', { names: ['pr-*'], olderThan: NOW - 25, keepNewest: 2 }, ['pr-1']],
    ['the newest of each group left alone', { keepNewest: 1, perGroup: true }, ['pr-1', 'pr-2', 'nightly-1']],
  ])('goes by %s', (_what, rule, names) => expect(taken(rule)).toEqual(names))

  it('leaves each image its newest tag, unless told otherwise', () => {
    const { lastTags } = ruled({ lastTagsToo: false })
    // `a` has pr-1 and main, `b` has pr-2 and pr-3, `c` and `d` have one each.
    expect(taken({ lastTagsToo: false })).toEqual(['pr-1', 'pr-2'])
    expect(lastTags).toBe(4)
  })

  it('takes both tags of an image of which a third one stays', () => {
    const three = [entry('x-1', 1, 'a'), entry('x-2', 2, 'a'), entry('keep', 3, 'a', { immutable: true })]
    expect(ruled({ lastTagsToo: false }, three)).toMatchObject({ locked: 1, lastTags: 0 })
    expect(ruled({ lastTagsToo: false }, three).taken).toHaveLength(2)
  })

  it('keeps the same ones of a second, whatever the order in which they come', () => {
    const same = ['a-3', 'a-1', 'a-2'].map((name) => entry(name, 7, 'a'))
    const keep = { keepNewest: 1 }
    expect(new Set(ruled(keep, same).taken.map(({ name }) => name))).toEqual(new Set(['a-2', 'a-3']))
    expect(ruled(keep, same.toReversed()).taken).toHaveLength(2)
  })

  it('accounts for each tag that matches', () => {
    const { taken: all, matching, locked, newest, lastTags } = ruled({ keepNewest: 2, lastTagsToo: false })
    expect(all.length + locked + newest + lastTags).toBe(matching)
  })
})
