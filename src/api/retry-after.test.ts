import { expect, test } from 'vitest'
import { retryAfter } from './retry-after'

const NOW = Date.parse('2026-11-23T20:00:00Z')

test.each([
  ['seconds', '7', null, 7_000],
  ['a date by the local clock', 'Mon, 23 Nov 2026 20:00:30 GMT', null, 30_000],
  [
    'a date by the clock of a server that is an hour ahead',
    'Mon, 23 Nov 2026 21:00:30 GMT',
    'Mon, 23 Nov 2026 21:00:00 GMT',
    30_000,
  ],
  ['a date that has passed', 'Mon, 23 Nov 2026 19:00:00 GMT', null, 0],
  ['nonsense', 'soon', null, null],
  ['a negative number', '-5 s', null, null],
  ['no header', null, null, null],
])('%s', (_what, header, date, expected) => {
  expect(retryAfter(header, date, NOW)).toBe(expected)
})
