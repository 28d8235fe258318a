import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { sha256 } from './sha256'

const real = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`

test.each(['', 'abc', 'タグ', 'a'.repeat(55), 'a'.repeat(56), 'a'.repeat(64), 'manifest '.repeat(500)])(
  'is the digest that everybody else computes (%#)',
  (text) => {
    expect(sha256(text)).toBe(real(text))
  },
)
