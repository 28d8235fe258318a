import { expect, test } from 'vitest'
import { figuresOf, isMet, percentile, round } from './figure'

const figure = { what: 'requests', value: 3, unit: '', goal: 3, note: '' }

test('a figure meets its goal up to and with it', () => {
  expect(isMet(figure)).toBe(true)
  expect(isMet({ ...figure, value: 3.1 })).toBe(false)
  expect(isMet({ ...figure, value: 99, goal: null })).toBe(true)
  expect(isMet({ ...figure, value: Number.NaN })).toBe(false)
})

test('a percentile is a value that is there', () => {
  const values = Array.from({ length: 100 }, (_, index) => 100 - index)
  expect([percentile(values, 95), percentile(values, 100), percentile([7], 95)]).toEqual([95, 100, 7])
  expect(percentile([], 95)).toBeNaN()
})

test('figures are read from a test’s annotations', () => {
  const annotations = [
    { type: 'slow' },
    { type: 'figure', description: JSON.stringify(figure) },
    { type: 'figure', description: JSON.stringify({ ...figure, goal: null }) },
  ]
  expect(figuresOf(annotations)).toEqual([figure, { ...figure, goal: null }])
})

test('rounding keeps as many digits as are asked for', () => {
  expect([round(1.256, 2), round(1.5), round(100)]).toEqual([1.26, 2, 100])
})
