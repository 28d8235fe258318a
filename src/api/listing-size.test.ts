import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { measureListing } from './listing-size'

describe('how many lifetimes there are', () => {
  it('is found between two numbers that are near each other, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1000, max: 3_000_000 }), async (size) => {
        const has = vi.fn<(n: number) => Promise<boolean>>(async (n) => n <= size)
        const { atLeast, atMost } = await measureListing(has, 1000)
        expect(atLeast).toBeLessThanOrEqual(size)
        expect(atMost).toBeGreaterThanOrEqual(size)
        expect(atMost - atLeast).toBeLessThanOrEqual(atLeast / 8)
        expect(has.mock.calls.length).toBeLessThan(18)
      }),
    )
  })

  it('costs ten requests or so for a hundred thousand', async () => {
    const has = vi.fn<(n: number) => Promise<boolean>>(async (n) => n <= 100_150)
    await measureListing(has, 1000)
    expect(has.mock.calls.length).toBeLessThanOrEqual(11)
  })

  it('is exact where there are few', async () => {
    expect(await measureListing(async (n) => n <= 5, 1)).toEqual({ atLeast: 5, atMost: 5 })
  })

  it('says what was in the way', async () => {
    await expect(measureListing(() => Promise.reject(new Error('gone')), 1000)).rejects.toThrow('gone')
  })
})
