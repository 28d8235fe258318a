import { describe, expect, it } from 'vitest'
import { DAY, timeAxis } from './time-axis'

const NOW = 1_800_000_000
const reading = (window: number) => ({ now: NOW, window, readBackTo: null })

describe('what an axis shows that is not kept', () => {
  it('is what lies before the window', () => {
    expect(timeAxis(reading(14 * DAY), '4w', true).kept).toBe(NOW - 14 * DAY)
    expect(timeAxis(reading(0), undefined, true).kept).toBe(NOW)
  })

  it('is nothing where the axis goes no further back, or nothing is lost', () => {
    expect(timeAxis(reading(14 * DAY), undefined, true).kept).toBeNull()
    expect(timeAxis(reading(28 * DAY), '4w', true).kept).toBeNull()
    expect(timeAxis(reading(14 * DAY), '1d', true).kept).toBeNull()
    expect(timeAxis(reading(14 * DAY), '4w', false).kept).toBeNull()
  })
})
