import { expect, test } from 'vitest'
import { nextStep } from './plan'
import { endOf, startOf } from './range'

const MOST = 100
const start = { steps: 0, bound: Number.POSITIVE_INFINITY, most: MOST, least: 1 }

test('it first reaches for eight pages, then lets one page bear them out, then for twenty', () => {
  const sizes = [198, 980, 1_078].map((place, steps) => {
    const { pages, isBlock } = nextStep({ ...start, place, steps })
    return { pages: pages.length, isBlock }
  })
  expect(sizes).toEqual([
    { pages: 8, isBlock: true },
    { pages: 1, isBlock: false },
    { pages: 20, isBlock: true },
  ])
})

test('what comes next begins within what was read', () => {
  for (const least of [1, 2]) {
    for (let place = 100; place < 20_000; place += 37) {
      const [page] = nextStep({ ...start, place, steps: 2, least }).pages
      expect(page === undefined ? place : startOf(page)).toBeLessThanOrEqual(place - least)
    }
  }
})

test('where the listing is known to end, it reaches half way at most, and near the end goes page by page', () => {
  const half = nextStep({ ...start, place: 4_900, steps: 5, bound: 7_900 }).pages
  expect(half).toHaveLength(15)
  expect(half.map(endOf).at(-1)).toBeLessThan(7_900)
  expect(nextStep({ ...start, place: 7_100, steps: 5, bound: 7_900 }).pages).toHaveLength(1)
})

test('in a short listing two overlapping pages go at once, as long as both are likely to be there', () => {
  const { pages, isBlock } = nextStep({ ...start, place: 198, bound: 882 })
  expect(isBlock).toBe(false)
  expect(pages.map((page) => [startOf(page), endOf(page)])).toEqual([
    [196, 294],
    [291, 388],
  ])
  expect(nextStep({ ...start, place: 388, bound: 882 }).pages).toHaveLength(1)
})
