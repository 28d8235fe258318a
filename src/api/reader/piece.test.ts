import { expect, test } from 'vitest'
import { showsFar } from './piece'
import { entries } from './testing'

const block = { from: 1, to: null, far: { offset: 10, entries: entries('a9 b8 c7') } }
const shows = (offset: number, text: string, least = 1) =>
  showsFar({ offset, entries: entries(text) }, block, least)

test('a page bears a block out that shows its far page, or a part of it, where that stood', () => {
  expect(shows(12, 'c7 d6 e5')).toBe(true)
  expect(shows(8, 'y11 z10 a9 b8')).toBe(true)
  expect(shows(10, 'a9 b8 c7')).toBe(true)
})

test('not one that shows it elsewhere, or another in its place, or nothing of it', () => {
  expect(shows(11, 'c7 d6 e5')).toBe(false)
  expect(shows(12, 'x7 d6 e5')).toBe(false)
  expect(shows(11, 'b8 x7 d6')).toBe(false)
  expect(shows(13, 'd6 e5')).toBe(false)
  expect(shows(0, 'y11 z10')).toBe(false)
})

test('of lifetimes it takes two that differ', () => {
  expect(shows(12, 'c7 d6', 2)).toBe(false)
  expect(shows(11, 'b8 c7 d6', 2)).toBe(true)
})
