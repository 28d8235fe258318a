import { describe, expect, it } from 'vitest'
import { withNewest } from './renew-log'

const day = (number: number) => Date.UTC(2026, 10, number) / 1000
const WEEK = { from: day(17), to: day(24) }

describe('the usage log', () => {
  const entry = (number: number) => ({
    kind: 'move_tag',
    datetime: `${number}`,
    ip: null,
    performer: null,
    metadata: {},
  })
  const page = (...numbers: number[]) => ({
    logs: numbers.map(entry),
    next_page: 'more',
    range: WEEK,
    nextPage: null,
    asked: day(24) + Math.max(...numbers),
  })
  const log = (...pages: ReturnType<typeof page>[]) => ({
    pages,
    pageParams: pages.map((_, at) => ({ range: WEEK, nextPage: at === 0 ? null : 'more' })),
  })
  const numbers = (one: ReturnType<typeof withNewest>) =>
    one && one.pages.map(({ logs }) => logs.map(({ datetime }) => Number(datetime)))

  it.each([
    {
      name: 'two more',
      newest: [6, 5, 4, 3],
      joined: [
        [6, 5, 4, 3],
        [2, 1],
      ],
    },
    {
      name: 'none more',
      newest: [4, 3],
      joined: [
        [4, 3],
        [2, 1],
      ],
    },
    {
      name: 'more than what was read of the first page',
      newest: [5, 4, 3, 2, 1],
      joined: [
        [5, 4, 3],
        [2, 1],
      ],
    },
    { name: 'so many that they do not meet', newest: [9, 8, 7], joined: null },
    { name: 'another order', newest: [3, 4], joined: null },
  ])('takes up what came since: $name', ({ newest, joined }) => {
    const renewed = withNewest(log(page(4, 3), page(2, 1)), page(...newest))
    expect(numbers(renewed)).toEqual(joined)
  })

  it('knows of what happened until it was asked last', () => {
    expect(withNewest(log(page(4, 3)), page(5, 4))?.pages[0]?.asked).toBe(day(24) + 5)
  })

  it('takes up the days that have begun since', () => {
    const range = { ...WEEK, to: day(25) }
    const renewed = withNewest(log(page(4, 3), page(2, 1)), { ...page(5, 4), range })
    expect(numbers(renewed)).toEqual([
      [5, 4, 3],
      [2, 1],
    ])
    expect(renewed?.pages[0]?.range).toEqual(range)
    expect(renewed?.pageParams[0]).toEqual({ range, nextPage: null })
  })

  it('takes up the first entries of one that had none', () => {
    expect(numbers(withNewest(log({ ...page(0), logs: [] }), page(2, 1)))).toEqual([[2, 1]])
  })
})
