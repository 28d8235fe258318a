import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endOfMonth, momentOf } from './moment'

const at = (iso: string) => Date.parse(iso) / 1000
const NOW = at('2026-11-23T20:41:00Z')
const read = (text: string, zone = 'UTC') => momentOf(text, NOW, zone)
const is = (iso: string) => ({ kind: 'moment', at: at(iso) })

describe('momentOf', () => {
  it.each([
    ['+7d', '2026-11-30T20:41:00Z'],
    ['+4w', '2026-12-21T20:41:00Z'],
    ['+ 12 H', '2026-11-24T08:41:00Z'],
    ['＋７ｄ', '2026-11-30T20:41:00Z'],
    ['2026-12-31', '2026-12-31T23:59:59Z'],
    ['2026/12/1 9:05', '2026-12-01T09:05:00Z'],
    ['2026-12-01T09:05:07', '2026-12-01T09:05:07Z'],
    ['2028-02-29', '2028-02-29T23:59:59Z'],
  ])('reads %s', (text, iso) => {
    expect(read(text)).toEqual(is(iso))
  })

  it.each([
    ['2026-12-31 18:00', 'Asia/Tokyo', '2026-12-31T09:00:00Z'],
    ['2026-12-31', 'Asia/Kathmandu', '2026-12-31T18:14:59Z'],
    ['2027-07-01 00:00', 'America/New_York', '2027-07-01T04:00:00Z'],
    ['2027-01-01 00:00', 'America/New_York', '2027-01-01T05:00:00Z'],
    // On 14 March 2027 clocks go from 2 to 3 there.
    ['2027-03-14 02:30', 'America/New_York', '2027-03-14T07:30:00Z'],
    ['2027-03-14 03:30', 'America/New_York', '2027-03-14T07:30:00Z'],
  ])('reads %s by the clocks of %s', (text, zone, iso) => {
    expect(read(text, zone)).toEqual(is(iso))
  })

  it.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['soon', 'unreadable'],
    ['7d', 'unreadable'],
    ['+7y', 'unreadable'],
    ['-7d', 'unreadable'],
    ['2026-12', 'unreadable'],
    ['2027-02-29', 'noSuchDay'],
    ['2026-13-01', 'noSuchDay'],
    ['2026-12-31 24:00', 'noSuchDay'],
    ['2026-12-31 23:60', 'noSuchDay'],
    ['2026-11-23 20:41', 'past'],
    ['+0d', 'past'],
    ['+999999999w', 'tooFar'],
    ['+99999999999999999999h', 'tooFar'],
  ])('finds fault with %j: %s', (text, why) => {
    expect(read(text)).toEqual({ kind: 'fault', why })
  })

  it('gives the moment that clocks show, in every zone', () => {
    const zones = [
      'UTC',
      'Asia/Tokyo',
      'America/New_York',
      'Europe/Dublin',
      'Pacific/Apia',
      'Australia/Lord_Howe',
    ]
    const minutes = fc.integer({ min: Math.ceil(NOW / 60) + 1, max: at('2060-01-01T00:00:00Z') / 60 })
    fc.assert(
      fc.property(fc.constantFrom(...zones), minutes, (zone, minute) => {
        const shown = new Intl.DateTimeFormat('sv', {
          timeZone: zone,
          dateStyle: 'short',
          timeStyle: 'short',
        })
        const text = shown.format(minute * 60_000)
        const told = read(text, zone)
        // Twice a year an hour is shown twice.
        expect(told.kind === 'moment' && shown.format(told.at * 1000)).toBe(text)
      }),
    )
  })
})

describe('endOfMonth', () => {
  it.each([
    ['2026-11-23T20:41:00Z', 'UTC', '2026-11-30'],
    ['2026-12-31T23:59:59Z', 'UTC', '2026-12-31'],
    ['2026-12-31T23:59:59Z', 'Asia/Tokyo', '2027-01-31'],
    ['2028-02-01T00:00:00Z', 'UTC', '2028-02-29'],
    ['2028-03-01T00:00:00Z', 'America/New_York', '2028-02-29'],
  ])('of %s in %s is %s', (iso, zone, day) => {
    expect(endOfMonth(at(iso), zone)).toBe(day)
  })
})
