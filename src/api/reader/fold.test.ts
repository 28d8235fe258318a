import { expect, test } from 'vitest'
import { folded, withoutFormer } from './fold'
import type { Piece } from './piece'
import { entries, entry } from './testing'

const piece = (at: number, text: string, link: Piece['link'] = 'linked'): Piece => ({
  entries: entries(text),
  at,
  read: 0,
  block: null,
  link,
})

const texts = (pieces: readonly Piece[]) =>
  pieces.map(({ entries }) => entries.map(({ name, start_ts }) => `${name}${start_ts}`).join(' '))

const moved = { tag: 'b', entries: entries('b10'), more: false }

test('a moved tag goes to the top, out of its former place', () => {
  expect(texts(folded([piece(0, 'a9 b8'), piece(2, 'c7')], moved, true))).toEqual(['b10 a9', 'c7'])
})

test('of one second they go by name, as in Quay’s order', () => {
  const look = { tag: 'b', entries: entries('b9'), more: false }
  expect(texts(folded([piece(0, 'a9 c9 d8')], look, true))).toEqual(['a9 b9 c9 d8'])
})

test('a tag that ended is gone, and what stood around it is joined', () => {
  const pieces = folded([piece(0, 'a9'), piece(1, 'b8'), piece(2, 'c7')], { ...moved, entries: [] }, true)
  expect(texts(pieces)).toEqual(['a9', 'c7'])
  expect(pieces[0]?.link).toBe('linked')
})

test('next to an opening that stays one', () => {
  const pieces = folded(
    [piece(0, 'a9'), piece(1, 'b8', 'open'), piece(2, 'c7')],
    { ...moved, entries: [] },
    true,
  )
  expect(pieces[0]?.link).toBe('open')
})

test('what belongs where nothing was read yet is left to the pages to come', () => {
  const look = { tag: 'x', entries: entries('x5'), more: false }
  expect(texts(folded([piece(0, 'a9', 'open'), piece(9, 'c2')], look, true))).toEqual(['a9', 'c2'])
  expect(texts(folded([piece(0, 'a9', 'open')], look, false))).toEqual(['a9'])
  expect(texts(folded([piece(0, 'a9', 'open')], look, true))).toEqual(['a9 x5'])
})

test('of a tag with more lifetimes than a look shows, the older ones stay', () => {
  const look = { tag: 'b', entries: [entry('b', 10), entry('b', 8, { end_ts: 10 })], more: true }
  expect(texts(folded([piece(0, 'b8 b6 a5')], look, true))).toEqual(['b10 b8 b6 a5'])
})

test('places follow what comes and goes above them', () => {
  const [, second] = folded(
    [piece(0, 'a9 b8'), piece(2, 'c7')],
    { tag: 'x', entries: entries('x10'), more: false },
    true,
  )
  expect(second?.at).toBe(3)
})

test('of a name that is live twice the newer one stays', () => {
  expect(texts(withoutFormer([piece(0, 'b10 a9'), piece(2, 'b8 c7')], new Set(['b'])))).toEqual([
    'b10 a9',
    'c7',
  ])
})
