import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createOrder, last } from './ordered'

const compare = (a: number, b: number) => a - b

it('puts what is new in its place, and what is gone out', () => {
  const lists = fc.array(fc.uniqueArray(fc.nat({ max: 60 }), { maxLength: 40 }), {
    minLength: 1,
    maxLength: 5,
  })
  const few = fc.tuple(
    fc.uniqueArray(fc.nat({ max: 99 }), { minLength: 40, maxLength: 60 }),
    fc.uniqueArray(fc.integer({ min: 100, max: 120 }), { maxLength: 4 }),
    fc.nat({ max: 3 }),
  )
  fc.assert(
    fc.property(
      fc.oneof(
        lists,
        few.map(([all, more, gone]) => [all, [...all.slice(gone), ...more.map((one) => one - 60.5)]]),
      ),
      (steps) => {
        const inOrder = createOrder<number>(compare, (items) => items.toSorted(compare))
        for (const items of steps) expect(inOrder(items)).toEqual(items.toSorted(compare))
      },
    ),
  )
})

it('sorts from scratch only where much is new', () => {
  let sorted = 0
  const inOrder = createOrder<number>(compare, (items) => {
    sorted += 1
    return items.toSorted(compare)
  })
  const all = Array.from({ length: 1000 }, (_, index) => (index * 7) % 1000)
  inOrder(all)
  for (let more = 0; more < 50; more += 1) inOrder([...all, more + 0.5])
  expect(sorted).toBe(1)
})

it('gives the same object for the same', () => {
  const make = last((one: object, two: number) => ({ one, two }))
  const one = {}
  expect(make(one, 1)).toBe(make(one, 1))
  expect(make(one, 1)).not.toBe(make(one, 2))
})
