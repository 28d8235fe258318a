import { expect, test } from 'vitest'
import type { Block } from './piece'
import { createPieces, type Pieces } from './pieces'
import { entries } from './testing'

const page = (offset: number, text: string, more = true) => ({ offset, entries: entries(text), more })

const known = (pieces: Pieces) =>
  pieces
    .all()
    .flatMap((piece) => piece.entries)
    .map(({ name }) => name)
    .join('')

const open = (pieces: Pieces) =>
  pieces.openings().map(({ above, below }) => [above.entries.at(-1)?.name, below?.entries[0]?.name ?? 'end'])

test('pages that share an entry are joined, in whichever order they come', () => {
  const pieces = createPieces(1)
  pieces.merge(page(0, 'a9 b8 c7'))
  pieces.merge(page(4, 'e5 f4 g3', false))
  expect(open(pieces)).toEqual([['c', 'e']])
  pieces.merge(page(2, 'c7 d6 e5'))
  expect(open(pieces)).toEqual([])
  expect(known(pieces)).toBe('abcdefg')
  expect(pieces.ends()).toBe(true)
})

test('an entry deleted above the border leaves an opening, and the page around it closes that', () => {
  const pieces = createPieces(1)
  pieces.merge(page(0, 'a9 b8 c7'))
  // b is deleted: what was at 3 is at 2.
  pieces.merge(page(2, 'd6 e5 f4'))
  expect(open(pieces)).toEqual([
    ['c', 'd'],
    ['f', 'end'],
  ])
  pieces.merge(page(0, 'a9 c7 d6'))
  expect(known(pieces)).toBe('acdef')
  expect(open(pieces)).toEqual([['f', 'end']])
})

test('an entry created meanwhile repeats others, once', () => {
  const pieces = createPieces(1)
  pieces.merge(page(0, 'b8 c7 d6'))
  const { moved, above } = pieces.merge(page(2, 'c7 d6 e5'))
  expect(known(pieces)).toBe('bcde')
  expect({ moved, above }).toEqual({ moved: { first: 1, last: 1 }, above: 'linked' })
})

test('of lifetimes two that differ have to be shared: of those alike it is not sure which is which', () => {
  const pieces = createPieces(2)
  pieces.merge(page(0, 'x6 a5'))
  pieces.merge(page(1, 'a5 b4 c3'))
  expect(open(pieces)).toEqual([
    ['x', 'a'],
    ['c', 'end'],
  ])
  pieces.merge(page(0, 'x6 a5 b4'))
  expect(open(pieces)).toEqual([['c', 'end']])
})

test('a page shows that it compares: the same, the same at first, or not', () => {
  const pieces = createPieces(1)
  pieces.merge(page(0, 'a9 b8 c7 d6', false))
  expect(pieces.merge(page(1, 'b8 c7')).compared).toBe('same')
  expect(pieces.merge(page(2, 'c7 d6', false)).compared).toBe('same')
  expect(pieces.merge(page(0, 'b8 c7')).compared).toBe('other')
  expect(pieces.merge(page(0, 'b8 c7 e5', false)).compared).toBe('begins')
  expect(known(pieces)).toBe('bce')
})

test('an empty first page empties all', () => {
  const pieces = createPieces(1)
  pieces.merge(page(0, 'a9 b8'))
  pieces.merge(page(0, '', false))
  expect([known(pieces), pieces.length(), pieces.ends()]).toEqual(['', 0, true])
})

test('pages of a block are joined on its word, as long as that is believed', () => {
  const pieces = createPieces(1)
  const block: Block = { from: 1, to: null, far: null }
  pieces.merge(page(0, 'a9 b8'))
  pieces.merge(page(5, 'f4 g3'), { block })
  pieces.merge(page(1, 'b8 c7'), { block })
  pieces.merge(page(3, 'd6 e5'), { block })
  expect(open(pieces)).toEqual([['g', 'end']])
  expect([...pieces.blocks()]).toEqual([block])
  pieces.doubt(block)
  expect(open(pieces)).toEqual([
    ['c', 'd'],
    ['e', 'f'],
    ['g', 'end'],
  ])
})

test('a block that is believed is so for good', () => {
  const pieces = createPieces(1)
  const block: Block = { from: 1, to: null, far: null }
  pieces.merge(page(0, 'a9 b8'), { block })
  pieces.merge(page(2, 'c7 d6', false), { block })
  pieces.believe()
  pieces.doubt(block)
  expect(open(pieces)).toEqual([])
})
