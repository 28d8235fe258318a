import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apiUrl } from '~/api/url'
import { isAddressable, nameFault } from './tag-name'

describe('a name that a person wants to give', () => {
  it.each(['v1', '1', '_', 'A.b-c_d', 'a'.repeat(128), 'latest', '..'.padStart(3, 'a')])(
    'is good: %s',
    (name) => {
      expect(nameFault(name)).toBeNull()
    },
  )

  it.each([
    ['', 'empty'],
    ['a'.repeat(129), 'tooLong'],
    ['.a', 'badStart'],
    ['-a', 'badStart'],
    ['..', 'badStart'],
    ['a b', 'badCharacter'],
    ['a/b', 'badCharacter'],
    ['a\n', 'badCharacter'],
    ['ü', 'badCharacter'],
    ['Ａ', 'badCharacter'],
    ['a:b', 'badCharacter'],
  ])('has a fault: %j is %s', (name, fault) => {
    expect(nameFault(name)).toBe(fault)
  })

  it('is good exactly where Quay says so', () => {
    const likely = fc.stringMatching(/^[A-Za-z0-9._\-/ é]{0,4}$/)
    const long = fc.nat({ max: 140 }).map((length) => 'x'.repeat(length))
    fc.assert(
      fc.property(fc.oneof(likely, long, fc.string()), (name) => {
        expect(nameFault(name) === null).toBe(
          /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/.test(name) && !name.includes('\n'),
        )
      }),
    )
  })
})

describe('a name that a listing holds', () => {
  it('can be named by requests exactly where an address can be built of it that a browser keeps', () => {
    const odd = fc.constantFrom(
      '',
      '.',
      '..',
      '...',
      '/',
      'a/b',
      '%2e',
      '.%2e',
      '\ud800',
      'a\udc00b',
      '😀',
      '\n',
      '?#',
    )
    fc.assert(
      fc.property(fc.oneof(odd, fc.string({ unit: 'binary' }), fc.string()), (name) => {
        expect(isAddressable(name)).toBe(reaches(name))
      }),
    )
  })
})

/** Whether the tag of the name is what an address of it names in the end. */
function reaches(name: string): boolean {
  try {
    const { pathname } = new URL(apiUrl(['tag', name]), 'http://quay.test/')
    const parts = pathname.split('/')
    return parts.length === 5 && decodeURIComponent(parts[4] ?? '') === name && name !== ''
  } catch {
    return false
  }
}
