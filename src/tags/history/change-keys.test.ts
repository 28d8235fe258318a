import { expect, it } from 'vitest'
import type { LoggedEnd } from '~/history/log-join'
import { changeKeys } from './change-keys'

const end = (tag: string): LoggedEnd => ({
  kind: 'ended',
  tag,
  at: 100,
  from: 'sha256:a',
  to: null,
  lifetime: null,
  doing: { by: null, address: null, how: 'api' },
})

it('gives changes that are alike in everything a key each, and keeps it when others leave', () => {
  const keys = changeKeys([end('alike'), end('other'), end('alike')])
  expect(new Set(keys).size).toBe(3)
  expect(changeKeys([end('alike'), end('alike')])).toEqual([keys[0], keys[2]])
})
