import { expect, it } from 'vitest'
import { byDay } from './days'

const at = (...moments: string[]) => moments.map((moment) => ({ at: Date.parse(moment) / 1000 }))
const days = (moments: { at: number }[], zone: string) =>
  byDay(moments, zone).map(({ day, changes }) => [day, changes.length])

it('groups by the day of the time zone, in the order given', () => {
  const moments = at('2026-11-24T16:00:00Z', '2026-11-24T14:00:00Z', '2026-11-23T10:00:00Z')
  expect(days(moments, 'UTC')).toEqual([
    ['2026-11-24', 2],
    ['2026-11-23', 1],
  ])
  expect(days(moments, 'Asia/Tokyo')).toEqual([
    ['2026-11-25', 1],
    ['2026-11-24', 1],
    ['2026-11-23', 1],
  ])
  expect(days(moments, 'America/Los_Angeles')).toEqual([
    ['2026-11-24', 2],
    ['2026-11-23', 1],
  ])
})

it('keeps days of 23 and of 25 hours whole', () => {
  // Berlin: summer time begins on 29 March 2026 at 01:00 UTC and ends on 25 October 2026 at 01:00 UTC.
  const spring = at(
    '2026-03-29T22:00:00Z',
    '2026-03-29T21:59:59Z',
    '2026-03-28T23:00:00Z',
    '2026-03-28T22:59:59Z',
  )
  expect(days(spring, 'Europe/Berlin')).toEqual([
    ['2026-03-30', 1],
    ['2026-03-29', 2],
    ['2026-03-28', 1],
  ])
  const autumn = at(
    '2026-10-25T23:00:00Z',
    '2026-10-25T22:59:59Z',
    '2026-10-24T22:00:00Z',
    '2026-10-24T21:59:59Z',
  )
  expect(days(autumn, 'Europe/Berlin')).toEqual([
    ['2026-10-26', 1],
    ['2026-10-25', 2],
    ['2026-10-24', 1],
  ])
})

it('gives what it was given, and nothing for nothing', () => {
  const [change] = at('2026-01-01T00:00:00Z')
  expect(byDay([change ?? { at: 0 }], 'UTC')).toEqual([{ day: '2026-01-01', changes: [change] }])
  expect(byDay([], 'UTC')).toEqual([])
})

it('tells a moment that no calendar has by its seconds', () => {
  expect(days([{ at: 1e300 }, { at: 0 }], 'UTC')).toEqual([
    ['1e+300', 1],
    ['1970-01-01', 1],
  ])
})

it('refuses a time zone that there is not', () => {
  expect(() => byDay([], 'Nowhere/Land')).toThrow(RangeError)
})
