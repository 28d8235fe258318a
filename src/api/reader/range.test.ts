import fc from 'fast-check'
import { expect, test } from 'vitest'
import { endOf, reachBack, reachFrom, startOf } from './range'

const places = fc.nat({ max: 200_000 })
const MOST = 100

test('a page goes on from a place, begins at a multiple of its length, and reaches well beyond', () => {
  fc.assert(
    fc.property(places, (place) => {
      const [range] = reachFrom(place, 1, MOST)
      if (range === undefined) throw new Error('no page')
      expect(startOf(range)).toBeLessThanOrEqual(place)
      expect(startOf(range) % range.limit).toBe(0)
      expect(endOf(range)).toBeGreaterThan(place + MOST / 2)
      expect(range.limit).toBeLessThanOrEqual(MOST)
    }),
  )
})

test('no other page that begins there or before reaches farther', () => {
  fc.assert(
    fc.property(places, fc.integer({ min: 1, max: MOST }), (place, limit) => {
      const [range] = reachFrom(place, 1, MOST)
      const other = { limit, page: Math.floor(place / limit) + 1 }
      expect(range === undefined ? 0 : endOf(range)).toBeGreaterThanOrEqual(endOf(other))
    }),
  )
})

test('the pages of a block lie side by side', () => {
  const block = reachFrom(99, 9, MOST)
  expect(block.map(startOf)).toEqual([99, 198, 297, 396, 495, 594, 693, 792, 891])
})

test('a page that leads to a place holds the one before it, and begins early', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200_000 }), (place) => {
      const range = reachBack(place, MOST)
      expect(startOf(range)).toBeLessThan(place)
      expect(endOf(range)).toBeGreaterThanOrEqual(place)
      expect(startOf(range)).toBeLessThanOrEqual(Math.max(0, place - MOST / 2))
    }),
  )
})
