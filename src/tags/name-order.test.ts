import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareNames } from './name-order'

const sorted = (...names: string[]) => names.sort(compareNames)

describe('the order of tag names', () => {
  it('counts versions', () => {
    expect(sorted('v1.10.0', 'v1.9.0', 'v1.2.0')).toEqual(['v1.2.0', 'v1.9.0', 'v1.10.0'])
    expect(sorted('10', '9', '1')).toEqual(['1', '9', '10'])
  })

  it('puts prereleases before their release and variants after it', () => {
    expect(
      sorted('v2.0.0', 'v2.0.0-alpine', 'v2.0.0-rc.1', 'v2.0.0-beta.2', 'v2.0.0-rc.10', 'v2.0.0-rc.2'),
    ).toEqual(['v2.0.0-beta.2', 'v2.0.0-rc.1', 'v2.0.0-rc.2', 'v2.0.0-rc.10', 'v2.0.0', 'v2.0.0-alpine'])
  })

  it('keeps the numbers of longer names together', () => {
    expect(sorted('pr-812', 'pr-9', 'nightly-20261123', 'nightly-20261101', 'latest')).toEqual([
      'latest',
      'nightly-20261101',
      'nightly-20261123',
      'pr-9',
      'pr-812',
    ])
  })

  it('is a total order over any names', () => {
    const name = fc.oneof(
      fc.string(),
      fc.stringMatching(/^v?\d{1,3}(\.\d{1,3}){0,2}(-(rc|beta|alpine)(\.\d+)?)?$/),
    )
    fc.assert(
      fc.property(name, name, name, (a, b, c) => {
        expect(Math.sign(compareNames(a, b)) + Math.sign(compareNames(b, a))).toBe(0)
        expect(compareNames(a, b) === 0).toBe(a === b)
        const [x, y, z] = sorted(a, b, c)
        expect(compareNames(x ?? '', y ?? '')).toBeLessThanOrEqual(0)
        expect(compareNames(y ?? '', z ?? '')).toBeLessThanOrEqual(0)
        expect(compareNames(x ?? '', z ?? '')).toBeLessThanOrEqual(0)
      }),
    )
  })
})
