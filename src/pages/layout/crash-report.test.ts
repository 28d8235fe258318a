import { expect, test } from 'vitest'
import { crashReport } from './crash-report'

const PLACE = {
  url: new URL('https://quay.test/repository/acme/api?q=typed-by-somebody&sort=name&q=again#part'),
  agent: 'Mozilla/5.0 Firefox/140.0',
  language: 'ja',
  at: new Date('2026-03-04T05:06:07Z'),
}

test('it tells what, where and when, and nothing that somebody typed', () => {
  const error = new TypeError('x is not a function')
  error.stack = [
    'TypeError: x is not a function',
    '    at row (https://quay.test/assets/page-1a2b.js:1:234)',
    '    at https://quay.test/assets/shared-3c4d.js:5:6',
  ].join('\n')
  expect(crashReport(error, PLACE)).toBe(`TypeError: x is not a function
  at row (/assets/page-1a2b.js:1:234)
  at /assets/shared-3c4d.js:5:6
Page: /repository/acme/api (with q, sort)
Time: 2026-03-04T05:06:07.000Z
Language: ja
Browser: Mozilla/5.0 Firefox/140.0`)
})

test('a stack of thousands is cut', () => {
  const error = new RangeError('too deep')
  error.stack = Array.from({ length: 5000 }, (_, n) => `f@https://quay.test/a.js:1:${n}`).join('\n')
  expect(crashReport(error, PLACE).split('\n')).toHaveLength(12 + 5)
})

test('what is no error is told, too', () => {
  expect(crashReport('gone', { ...PLACE, url: new URL('https://quay.test/signin') })).toMatch(
    /^gone\nPage: \/signin\n/,
  )
})
