import { expect, test } from 'vitest'
import type { TagEntry } from '../schemas'
import { entries } from './testing'
import { weave } from './weave'

/** Where the page goes in, by what stays above it and below it. */
function around(known: string, page: string, at: { head?: number; from?: number; to?: number } = {}) {
  const [all, some] = [entries(known), entries(page)]
  const head = at.head ?? -1_000
  const place = { from: at.from ?? null, to: at.to ?? null, head, tail: head + some.length - 1 }
  const { from, to, pairs } = weave(all, some, place)
  const names = (list: readonly TagEntry[]) => list.map(({ name }) => name).join(' ')
  return { above: names(all.slice(0, from)), below: names(all.slice(to)), shared: pairs.length }
}

test('what is known beyond the page on either side stays', () => {
  expect(around('a9 b8 c7 d6 e5', 'b8 c7 d6')).toEqual({ above: 'a', below: 'e', shared: 3 })
})

test('a page that goes on shares what stood at its beginning', () => {
  expect(around('a9 b8 c7', 'c7 d6 e5')).toEqual({ above: 'a b', below: '', shared: 1 })
})

test('what is not on the page, between what is, has gone', () => {
  expect(around('a9 b8 c7 d6 e5', 'b8 d6')).toEqual({ above: 'a', below: 'e', shared: 2 })
})

test('so has what is younger than its first entry only, or older than its last', () => {
  expect(around('a9 b7 c5 d3', 'x8 y4')).toEqual({ above: 'a', below: 'd', shared: 0 })
})

test('of one second, what may stand outside of the page stays', () => {
  expect(around('a5 b5 c5 d5', 'b5 c5')).toEqual({ above: 'a', below: 'd', shared: 2 })
  expect(around('a5 c5 d5', 'b5 c5')).toEqual({ above: 'a', below: 'd', shared: 1 })
})

test('entries that are alike are told apart by their places', () => {
  const known = 'x6 a5 a5 a5'
  expect(around(known, 'a5 a5 q4', { head: 2 })).toEqual({ above: 'x a', below: '', shared: 2 })
  expect(around(known, 'a5 a5 a5 q4', { head: 1 })).toEqual({ above: 'x', below: '', shared: 3 })
})

test('and where something has moved, rather too many of them stay than too few', () => {
  expect(around('x6 a5 a5', 'a5 q4', { head: 1 })).toEqual({ above: 'x a', below: '', shared: 1 })
})

test('nothing stays beyond the listing’s beginning and end', () => {
  expect(around('a9 b8 c7 d6', 'b8 c7', { from: 0, to: 4 })).toEqual({ above: '', below: '', shared: 2 })
})
