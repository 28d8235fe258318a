import { describe, expect, test } from 'vitest'
import { adoptCookie, adoptLocation } from './answer'

describe('adoptCookie', () => {
  test.each([
    ['a=1; Domain=.quay.example.com; Path=/', 'a=1; Path=/'],
    ['a=1;secure;HttpOnly', 'a=1; HttpOnly'],
    ['a=1; SameSite=None; Secure; Partitioned', 'a=1; SameSite=Lax'],
    ['a=1; samesite=none', 'a=1; samesite=Lax'],
    ['a=1; SameSite=Strict', 'a=1; SameSite=Strict'],
    ['secure=domain; Max-Age=5', 'secure=domain; Max-Age=5'],
    ['a=; Expires=Mon, 23 Nov 2026 23:09:52 GMT', 'a=; Expires=Mon, 23 Nov 2026 23:09:52 GMT'],
  ])('%s', (cookie, adopted) => {
    expect(adoptCookie(cookie)).toBe(adopted)
  })
})

describe('adoptLocation', () => {
  test.each([
    ['https://quay.example.com/a/?b=1#c', '/a/?b=1#c'],
    ['https://quay.example.com:443/a', '/a'],
    ['https://quay.example.com:8443/a', 'https://quay.example.com:8443/a'],
    ['https://sso.example.com/a', 'https://sso.example.com/a'],
    ['/a', '/a'],
  ])('%s', (location, adopted) => {
    expect(adoptLocation(location, 'https://quay.example.com')).toBe(adopted)
  })
})
