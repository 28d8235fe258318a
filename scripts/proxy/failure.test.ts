import { expect, test } from 'vitest'
import { unreachable } from './failure'

const told = (code?: string) =>
  unreachable('https://q', Object.assign(new Error('x'), code && { code })).message

test.each([
  ['ENOTFOUND', 'no such host'],
  ['ETIMEDOUT', 'no answer came'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'NODE_EXTRA_CA_CERTS'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'NODE_EXTRA_CA_CERTS'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'NODE_EXTRA_CA_CERTS'],
  ['CERT_HAS_EXPIRED', 'has expired'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'another host'],
  ['EPROTO', 'does not speak https'],
  ['EMFILE', '(EMFILE)'],
])('%s is explained', (code, words) => {
  expect(told(code)).toContain(words)
})

test('an error without a code is one too', () => {
  expect(unreachable('https://q', new Error('x')).code).toBe('UNKNOWN')
})
