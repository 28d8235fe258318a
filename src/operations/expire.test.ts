import { describe, expect, it } from 'vitest'
import { entry } from '~/api/testing-tags'
import { boundedEnd, hasEnd, hasExpirationSet, isStillThere } from './expire'
import { expire, state } from './testing'

const WEEK = 7 * 86_400
const live = entry('v1', 100, 'a')
const until = (end_ts: number | null) => ({ ...live, end_ts })

describe('boundedEnd', () => {
  it.each([
    [100, 100 + 3600],
    [3699, 3700],
    [3701.9, 3701],
    [100 + 104 * WEEK, 100 + 104 * WEEK],
    [1e11, 100 + 104 * WEEK],
  ])('makes of %d: %d', (wanted, end) => {
    expect(boundedEnd(100, wanted)).toBe(end)
  })
})

describe('hasEnd', () => {
  it.each([
    [9000, 9000, true],
    [9000, 8999, true],
    [9000, 9002, false],
    [200, 3700, true],
    [9000, null, false],
    [null, null, true],
    [null, 9000, false],
  ])('holds what was asked (%s) against what is there (%s): %s', (wanted, end, is) => {
    expect(hasEnd(expire(wanted), until(end))).toBe(is)
  })
})

describe('hasExpirationSet', () => {
  const before = state([live])
  it('is seen by the end of the lifetime, also where it has come or another one followed', () => {
    expect(hasExpirationSet(expire(9000), before, state([until(9000)]))).toBe(true)
    expect(hasExpirationSet(expire(9000), before, state([until(9000)], 9001))).toBe(true)
    expect(hasExpirationSet(expire(9000), before, state([entry('v1', 9500, 'b'), until(9000)], 9501))).toBe(
      true,
    )
  })

  it('is not where the lifetime has another end, was moved on, or is not there', () => {
    expect(hasExpirationSet(expire(9000), before, before)).toBe(false)
    expect(hasExpirationSet(expire(9000), before, state([until(8000)]))).toBe(false)
    expect(hasExpirationSet(expire(9000), before, state([entry('v1', 500, 'b'), until(500)]))).toBe(false)
    expect(hasExpirationSet(expire(9000), before, state([]))).toBe(false)
  })
})

describe('isStillThere', () => {
  it('is the same lifetime, whatever its end, with the same lock', () => {
    expect(isStillThere(state([live]), state([until(9000)]))).toBe(true)
    expect(isStillThere(state([live]), state([{ ...live, immutable: true }]))).toBe(false)
    expect(isStillThere(state([live]), state([entry('v1', 500, 'a')]))).toBe(false)
    expect(isStillThere(state([live]), state([]))).toBe(false)
    expect(isStillThere(state([]), state([live]))).toBe(false)
  })
})
