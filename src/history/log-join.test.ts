import { describe, expect, it } from 'vitest'
import { lifetime } from './testing'
import { by, event, joined, told } from './testing-log'

const [A, B, C] = ['sha256:a', 'sha256:b', 'sha256:c']

describe('who made a change', () => {
  it('is told by the event of its tag, image and moment', () => {
    const lifetimes = [lifetime({ end_ts: 900 }), lifetime({ start_ts: 900, manifest_digest: B })]
    const right = event({ deed: 'move', from: A, to: B, at: 901, ...by('right') })
    const wrong = [
      event({ deed: 'move', to: C, ...by('other image') }),
      event({ deed: 'move', to: B, tag: 'edge' }),
      event({ deed: 'move', to: B, at: 903, ...by('too late') }),
      event({ deed: 'restore', to: B, ...by('other deed') }),
    ]
    expect(joined(lifetimes, [...wrong, right]).changes[0]).toMatchObject({
      kind: 'moved',
      doing: { by: { name: 'right', robot: false, app: null }, address: null, how: 'api' },
    })
    expect(joined(lifetimes, [...wrong, right]).leftover).toEqual(wrong)
    expect(told(lifetimes, wrong)[0]).toEqual(['moved', 900, undefined, undefined])
  })

  it('is taken from the nearest event, and from each once', () => {
    const lifetimes = [
      lifetime({ start_ts: 900, end_ts: 901 }),
      lifetime({ start_ts: 901, end_ts: 902 }),
      lifetime({ start_ts: 902 }),
    ]
    const pushes = [
      event({ deed: 'push', at: 902, ...by('third') }),
      event({ deed: 'push', at: 900, ...by('first') }),
      event({ deed: 'push', at: 901, ...by('second') }),
    ]
    expect(told(lifetimes, pushes).map(([, , , name]) => name)).toEqual(['third', 'second', 'first'])
    expect(told(lifetimes, pushes.slice(0, 1)).map(([, , , name]) => name)).toEqual([
      'third',
      undefined,
      undefined,
    ])
  })

  it('is rather who is logged a second later than a second earlier', () => {
    const events = [899, 901].map((at) => event({ at, to: A, ...by(`${at}`) }))
    expect(told([lifetime({ start_ts: 900 })], events)[0]?.[3]).toBe('901')
  })

  it('is rather who named the image than who pushed one unnamed, in one second', () => {
    const events = [event({ deed: 'push', ...by('pusher') }), event({ to: A, ...by('creator') })]
    expect(told([lifetime({ start_ts: 900 })], events)).toEqual([['first-known', 900, undefined, 'creator']])
  })

  it('is told of a restore by a restore alone', () => {
    const restored = [lifetime({ start_ts: 900, reversion: true })]
    expect(told(restored, [event({ deed: 'push' })])[0]?.[3]).toBeUndefined()
    expect(told(restored, [event({ deed: 'restore', to: B })])[0]?.[3]).toBeUndefined()
    expect(told(restored, [event({ deed: 'restore', to: A, ...by('restorer') })])[0]?.[3]).toBe('restorer')
  })
})

describe('how a lifetime ended', () => {
  const ended = [lifetime({ start_ts: 100, end_ts: 900 })]
  const ending = (...args: Parameters<typeof joined>) => told(...args)[0]

  it('is a deletion that the log has', () => {
    const deletion = event({ deed: 'delete', at: 901, ...by('deleter') })
    expect(ending(ended, [deletion])).toEqual(['ended', 900, 'deleted', 'deleter'])
    expect(ending(ended, [{ ...deletion, from: B }])).toEqual(['ended', 900, 'expired', undefined])
    const pruned = event({ deed: 'prune', by: null, how: 'autoprune' })
    expect(joined(ended, [pruned]).changes[0]).toMatchObject({
      ending: 'deleted',
      doing: { by: null, how: 'autoprune' },
    })
  })

  it('is an expiration where the log, read to both sides of it, has none; and who set it', () => {
    expect(ending(ended, [])).toEqual(['ended', 900, 'expired', undefined])
    const set = [
      event({ deed: 'expiration', at: 50, expires: 70, ...by('of another lifetime') }),
      event({ deed: 'expiration', at: 300, expires: 900, ...by('setter') }),
      event({ deed: 'expiration', at: 200, expires: 800, ...by('earlier') }),
    ]
    expect(joined(ended, set).changes[0]?.expirationSet?.by?.name).toBe('setter')
    expect(joined(ended, set.slice(0, 1)).changes[0]).not.toHaveProperty('expirationSet')
    const cleared = event({ deed: 'expiration', at: 400, expires: null })
    expect(joined(ended, [...set, cleared]).changes[0]).not.toHaveProperty('expirationSet')
  })

  it('is unknown where the log was not read', () => {
    expect(ending(ended, [], { read: [] })?.[2]).toBe('unknown')
    expect(ending(ended, [], { read: [{ from: 0, to: 901 }] })?.[2]).toBe('unknown')
    expect(ending(ended, [], { read: [{ from: 899, to: 1000 }] })?.[2]).toBe('unknown')
    expect(ending(ended, [], { read: [{ from: 898, to: 902 }] })?.[2]).toBe('expired')
  })

  it('is unknown where the log has nothing of the beginning either: it may be kept elsewhere', () => {
    const read = [{ from: 0, to: 1010 }]
    expect(ending(ended, [], { read })?.[2]).toBe('unknown')
    expect(ending(ended, [event({ at: 100, to: A })], { read })?.[2]).toBe('expired')
  })

  it('is a move to an image that was purged since, collected or not', () => {
    const moved = event({ deed: 'move', from: A, to: B, ...by('mover') })
    expect(ending(ended, [moved])).toEqual(['ended', 900, 'moved', 'mover'])
    expect(joined(ended, [moved]).changes[0]).toMatchObject({ ending: 'moved', movedTo: moved.to })
    const purged = lifetime({ start_ts: 900, end_ts: 450, manifest_digest: B })
    expect(told([...ended, purged], [moved])[1]).toEqual(['ended', 900, 'moved', 'mover'])
    expect(told([...ended, purged], [{ ...moved, to: C }])[1]).toEqual(['ended', 900, 'moved', undefined])
    expect(told([...ended, purged], [], { read: [] })[1]).toEqual(['ended', 900, 'moved', undefined])
  })
})

describe('a purge', () => {
  it('has its moment from the log, and may have taken several lifetimes', () => {
    const purge = event({ deed: 'purge', at: 970, from: A, ...by('purger') })
    const lifetimes = [
      lifetime({ start_ts: 900, end_ts: 450 }),
      lifetime({ start_ts: 910, end_ts: 450 }),
      lifetime({ start_ts: 920, end_ts: 450, manifest_digest: B }),
      lifetime({ start_ts: 980 }),
    ]
    expect(told(lifetimes, [purge])).toEqual([
      ['returned', 980, undefined, undefined],
      ['purged', 970, undefined, 'purger'],
      ['purged', 970, undefined, 'purger'],
      ['purged', 950, undefined, undefined],
    ])
  })

  it('of another day is another’s, as long as this one may stand in what was not read', () => {
    const purged = [lifetime({ start_ts: 900, end_ts: 450 })]
    const other = event({ deed: 'purge', at: 990, from: A, ...by('other') })
    const own = event({ deed: 'purge', at: 950, from: A, ...by('purger') })
    const half = { read: [{ from: 960, to: 1010 }] }
    expect(told(purged, [other], half)).toEqual([['purged', 950, undefined, undefined]])
    expect(told(purged, [other, own])).toEqual([['purged', 950, undefined, 'purger']])
    // With all of the log in hand there is no other: the window was another then.
    expect(told(purged, [other], { read: [{ from: 900, to: 1010 }] })).toEqual([
      ['purged', 990, undefined, 'other'],
    ])
  })

  it('is none that was before the lifetime', () => {
    const purge = event({ deed: 'purge', at: 890, from: A })
    expect(told([lifetime({ start_ts: 900, end_ts: 450 })], [purge])).toEqual([
      ['purged', 950, undefined, undefined],
    ])
  })

  it('of a lifetime older than the window looks like an end, until the log tells', () => {
    const old = [lifetime({ start_ts: 100, end_ts: 450 })]
    expect(told(old, [], { read: [] })[0]).toEqual(['ended', 450, 'unknown', undefined])
    const purge = event({ deed: 'purge', at: 951, from: A, ...by('purger') })
    expect(told(old, [purge])).toEqual([
      ['purged', 951, undefined, 'purger'],
      ['first-known', 100, undefined, undefined],
    ])
  })
})

describe('what the log knows better than the listing', () => {
  it('is that there was no absence, where a purge was collected', () => {
    const lifetimes = [lifetime({ end_ts: 700 }), lifetime({ start_ts: 900, manifest_digest: B })]
    expect(joined(lifetimes, [event({ deed: 'move', from: C, to: B })]).changes[0]).toMatchObject({
      kind: 'moved',
      from: C,
      to: B,
      gap: null,
    })
    expect(joined(lifetimes, [event({ to: B })]).changes[0]).toMatchObject({ kind: 'returned', gap: 200 })
  })

  it('is where the first known one moved from', () => {
    const lifetimes = [lifetime({ start_ts: 900 })]
    expect(joined(lifetimes, [event({ deed: 'move', from: A, to: A })]).changes).toMatchObject([
      { kind: 'renewed', from: A, to: A },
    ])
    for (const other of [event({ to: A }), event({ deed: 'move', from: null, to: A })])
      expect(joined(lifetimes, [other]).changes).toMatchObject([{ kind: 'first-known', from: null }])
  })

  it('is whether there was an absence after what was purged', () => {
    const lifetimes = [
      lifetime({ start_ts: 800, end_ts: 450 }),
      lifetime({ start_ts: 900, manifest_digest: B }),
    ]
    const [purged, next] = [0, 1].map((index) => joined(lifetimes, [event({ to: B })]).changes[index])
    expect(purged).toMatchObject({ kind: 'purged' })
    expect(next).toMatchObject({ kind: 'returned', from: A, afterPurge: false })
    const moved = event({ deed: 'move', from: C, to: B })
    expect(joined(lifetimes, [moved]).changes[1]).toMatchObject({ kind: 'moved', from: C, afterPurge: false })
  })
})
