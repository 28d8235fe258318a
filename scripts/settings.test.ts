import { describe, expect, test } from 'vitest'
import { readPort, readSettings } from './settings.mjs'

describe('readSettings', () => {
  test('without an address the demo Quay is meant', () => {
    const demo = { quay: 'http://127.0.0.1:8081', demo: true, token: undefined, config: undefined }
    expect(readSettings({})).toEqual(demo)
    expect(readSettings({ QUAY_URL: '', QUAY_TOKEN: ' ' })).toEqual(demo)
    expect(readSettings({ DEMO_PORT: '9000' }).quay).toBe('http://127.0.0.1:9000')
  })

  test.each([
    ['https://quay.example.com', 'https://quay.example.com'],
    [' https://quay.example.com/ ', 'https://quay.example.com'],
    ['http://Quay.example.com:8080', 'http://quay.example.com:8080'],
    ['https://quay.example.com:443', 'https://quay.example.com'],
    ['http://[::1]:8080', 'http://[::1]:8080'],
  ])('takes %s', (address, quay) => {
    expect(readSettings({ QUAY_URL: address, QUAY_TOKEN: 'abc ', TIDEMARK_CONFIG: ' our.json' })).toEqual({
      quay,
      demo: false,
      token: 'abc',
      config: 'our.json',
    })
  })

  test.each([
    ['quay.example.com', 'must be an address'],
    ['localhost:8080', 'must be an address'],
    ['ftp://quay.example.com', 'must be an address'],
    ['https://', 'must be an address'],
    ['https://quay.example.com/repository', 'ends with "/repository"'],
    ['https://quay.example.com/?a', 'ends with "/?a"'],
    ['https://quay.example.com#a', 'ends with "#a"'],
    ['https://admin:password12@quay.example.com', 'user name or a password'],
    ['admin:password12@quay.example.com', 'user name or a password'],
  ])('refuses %s', (address, words) => {
    expect(() => readSettings({ QUAY_URL: address })).toThrow(words)
    expect(() => readSettings({ QUAY_URL: address })).not.toThrow('password12')
  })

  test('refuses a token that no header can carry, without repeating it', () => {
    expect(() => readSettings({ QUAY_TOKEN: 'abc\ndef' })).toThrow('QUAY_TOKEN')
    expect(() => readSettings({ QUAY_TOKEN: 'abc\ndef' })).not.toThrow('abc')
  })
})

test('readPort takes ports alone', () => {
  expect(readPort({}, 'PORT', 5173)).toBe(5173)
  expect(readPort({ PORT: '80' }, 'PORT', 5173)).toBe(80)
  for (const PORT of ['0', '65536', '8.5', 'http']) {
    expect(() => readPort({ PORT }, 'PORT', 5173)).toThrow('PORT is')
  }
})
