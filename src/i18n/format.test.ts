import { describe, expect, it } from 'vitest'
import { createFormat } from './format'

const now = Date.UTC(2026, 10, 24, 12) / 1000
const HOUR = 3600
const DAY = 24 * HOUR
const english = createFormat('en', 'UTC')
const japanese = createFormat('ja', 'Asia/Tokyo')

describe('a moment', () => {
  it.each([
    [0, 'now'],
    [-44, 'now'],
    [-61, '1 minute ago'],
    [-3 * HOUR, '3 hours ago'],
    [-DAY, '1 day ago'],
    [2 * DAY, 'in 2 days'],
    [7 * DAY, 'in 7 days'],
    [6.1 * DAY, 'in 6 days'],
    [24.2 * HOUR, 'in 1 day'],
    [23.9 * HOUR, 'in 23 hours'],
    [-49 * HOUR, '2 days ago'],
    [-47 * DAY, '8 Oct 2026'],
  ])('%d seconds away', (away, said) => expect(english.moment(now + away, now)).toBe(said))

  it('does not depend on the time of day', () => {
    for (const hour of [0, 6, 12, 23]) {
      const then = now + hour * HOUR
      expect(english.moment(then + 25 * HOUR, then)).toBe('in 1 day')
    }
  })

  it('reads naturally in Japanese', () => {
    expect(japanese.moment(now + 3 * DAY, now)).toBe('3 日後')
    expect(japanese.moment(now - 47 * DAY, now)).toBe('2026年10月8日')
  })

  it('is told in the time zone', () => {
    expect(english.time(now)).toBe('12:00')
    expect(japanese.time(now)).toBe('21:00')
    expect(english.exact(now)).toMatch(/24 Nov 2026.*12:00:00 UTC/)
  })

  it('that no calendar has is told as it came', () => {
    expect(english.exact(1e20)).toBe('100000000000000000000')
    expect(english.moment(Number.NaN, now)).toBe('NaN')
  })
})

describe('a number of bytes', () => {
  it.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [999, '999 bytes'],
    [12_496, '12.5 kB'],
    [98_200_000, '98.2 MB'],
    [2_000_000_000_000_000, '2,000 TB'],
  ])('%d', (bytes, said) => expect(english.bytes(bytes)).toBe(said))
})

describe('a duration', () => {
  it.each([
    [4 * 7 * DAY, '4 weeks'],
    [DAY, '1 day'],
    [36 * HOUR, '36 hours'],
    [90 * 60, '90 minutes'],
    [61, '61 seconds'],
    [0, '0 seconds'],
  ])('%d', (seconds, said) => expect(english.duration(seconds)).toBe(said))

  it.each([
    [6 * DAY + HOUR, '6 days'],
    [13 * DAY, '13 days'],
    [59, '59 seconds'],
    [0, '0 seconds'],
  ])('about %d', (seconds, said) => expect(english.about(seconds)).toBe(said))
})
