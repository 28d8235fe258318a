import { describe, expect, it } from 'vitest'
import type { Doing } from '~/history/log-event'
import { matcherOf, nameOf } from './history-filter'

const by = (name: string): Doing => ({
  by: { name, robot: false, app: null },
  address: null,
  how: 'api',
})
const change = { tag: 'Latest', kind: 'ended', doing: null } as const
const ALL = { text: '', kind: null, person: null }

describe('the filter of the history', () => {
  it('takes what somebody did, and what the expiration ended that they set', () => {
    const isWriters = matcherOf({ ...ALL, person: 'writer' })
    expect(isWriters({ ...change, doing: by('writer') })).toBe(true)
    expect(isWriters({ ...change, expirationSet: by('writer') })).toBe(true)
    expect(isWriters({ ...change, expirationSet: by('admin') })).toBe(false)
    expect(isWriters(change)).toBe(false)
  })

  it('names who did it rather than who set an expiration', () => {
    expect(nameOf({ doing: by('admin'), expirationSet: by('writer') })).toBe('admin')
    expect(nameOf({ doing: null, expirationSet: by('writer') })).toBe('writer')
    expect(nameOf({ doing: null })).toBeNull()
  })

  it('takes tags by a part of their names, and kinds', () => {
    expect(matcherOf({ ...ALL, text: ' late ' })(change)).toBe(true)
    expect(matcherOf({ ...ALL, text: 'edge' })(change)).toBe(false)
    expect(matcherOf({ ...ALL, kind: 'moved' })(change)).toBe(false)
    expect(matcherOf({ ...ALL, kind: 'ended' })(change)).toBe(true)
  })
})
