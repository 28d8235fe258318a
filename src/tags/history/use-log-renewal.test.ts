import { expect, it } from 'vitest'
import { isLogBehind } from './use-log-renewal'

const doing = { by: null, address: null, how: 'api' as const }
const ASKED = 1000

it('is behind when something is shown that happened since it was asked', () => {
  expect(isLogBehind([{ at: 1005, doing: null }], ASKED, 1008)).toBe(true)
  // The entry of what happened just before may have been written after.
  expect(isLogBehind([{ at: 999, doing: null }], ASKED, 1008)).toBe(true)
})

it('is not behind what it tells, knew nothing of, or may not have written yet', () => {
  expect(isLogBehind([], ASKED, 1008)).toBe(false)
  expect(isLogBehind([{ at: 1005, doing }], ASKED, 1008)).toBe(false)
  expect(isLogBehind([{ at: 997, doing: null }], ASKED, 1008)).toBe(false)
  expect(isLogBehind([{ at: 1005, doing: null }], ASKED, 1007)).toBe(false)
})

it('looks behind what it tells', () => {
  expect(
    isLogBehind(
      [
        { at: 1006, doing },
        { at: 1005, doing: null },
        { at: 900, doing: null },
      ],
      ASKED,
      1010,
    ),
  ).toBe(true)
})
