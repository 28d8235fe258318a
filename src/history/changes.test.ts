import { describe, expect, it } from 'vitest'
import { changesOf, presentAgain } from './changes'
import { lifetime, READING } from './testing'

const [A, B, C] = ['sha256:a', 'sha256:b', 'sha256:c']
const told = (lifetimes: Parameters<typeof changesOf>[0], reading = READING) =>
  changesOf(lifetimes, reading).map(
    ({ lifetime: _lifetime, tag: _tag, gap, afterPurge, movedTo, ...rest }) => ({
      ...rest,
      ...(gap === null ? {} : { gap }),
      ...(afterPurge ? { afterPurge } : {}),
      ...(movedTo === null ? {} : { movedTo }),
    }),
  )

describe('what happened to one tag', () => {
  it('begins with what is first known, whether or not something was before', () => {
    expect(told([lifetime({ start_ts: 900 })])).toEqual([{ kind: 'first-known', at: 900, from: null, to: A }])
    expect(told([lifetime({ start_ts: 1 })])).toEqual([{ kind: 'first-known', at: 1, from: null, to: A }])
  })

  it('is a move from the second in which the one before ended, and that is no end', () => {
    expect(
      told([lifetime({ start_ts: 800, end_ts: 900 }), lifetime({ start_ts: 900, manifest_digest: B })]),
    ).toEqual([
      { kind: 'moved', at: 900, from: A, to: B },
      { kind: 'first-known', at: 800, from: null, to: A },
    ])
  })

  it('is a renewal where the image is the same, without a gap', () => {
    expect(told([lifetime({ start_ts: 800, end_ts: 900 }), lifetime({ start_ts: 900 })])[0]).toEqual({
      kind: 'renewed',
      at: 900,
      from: A,
      to: A,
    })
  })

  it('is a return after an absence, of which the length is told', () => {
    expect(told([lifetime({ start_ts: 800, end_ts: 850 }), lifetime({ start_ts: 900 })])).toEqual([
      { kind: 'returned', at: 900, from: A, to: A, gap: 50 },
      { kind: 'ended', at: 850, from: A, to: null },
      { kind: 'first-known', at: 800, from: null, to: A },
    ])
  })

  it('is a restore wherever Quay says so, with or without something before', () => {
    const restored = lifetime({ start_ts: 900, reversion: true })
    expect(told([restored])).toEqual([{ kind: 'restored', at: 900, from: null, to: A }])
    expect(told([lifetime({ start_ts: 1, end_ts: 900, manifest_digest: B }), restored])[0]).toEqual({
      kind: 'restored',
      at: 900,
      from: B,
      to: A,
    })
    expect(told([lifetime({ start_ts: 1, end_ts: 880 }), restored])[0]).toEqual({
      kind: 'restored',
      at: 900,
      from: A,
      to: A,
      gap: 20,
    })
  })

  it('is an end once that has come, not while it is to come', () => {
    expect(told([lifetime({ start_ts: 900, end_ts: 1000 })])[0]).toMatchObject({ kind: 'ended', at: 1000 })
    expect(told([lifetime({ start_ts: 900, end_ts: 1001 })]).map(({ kind }) => kind)).toEqual(['first-known'])
  })

  it('tells each of several in one second, the last one last', () => {
    expect(
      told([
        lifetime({ start_ts: 900, manifest_digest: C }),
        lifetime({ start_ts: 900, end_ts: 900, manifest_digest: B }),
        lifetime({ start_ts: 1, end_ts: 900 }),
      ]),
    ).toEqual([
      { kind: 'moved', at: 900, from: B, to: C },
      { kind: 'moved', at: 900, from: A, to: B },
      { kind: 'first-known', at: 1, from: null, to: A },
    ])
  })

  it('knows a move that the clock has not reached', () => {
    expect(
      told([lifetime({ start_ts: 900, end_ts: 1001 }), lifetime({ start_ts: 1001, manifest_digest: B })]).map(
        ({ kind }) => kind,
      ),
    ).toEqual(['moved', 'first-known'])
  })

  it('gives the lifetime that began, or the one that ended', () => {
    const [first, second] = [lifetime({ end_ts: 700 }), lifetime({ start_ts: 800, end_ts: 900 })]
    expect(changesOf([first, second], READING).map((change) => change.lifetime)).toEqual([
      second,
      second,
      first,
      first,
    ])
  })
})

describe('a purged lifetime', () => {
  it('is a purge about when it was purged, and no beginning', () => {
    expect(told([lifetime({ start_ts: 900, end_ts: 450 })])).toEqual([
      { kind: 'purged', at: 950, from: A, to: null },
    ])
  })

  it('was not purged before it began nor after now, however the window changed', () => {
    expect(told([lifetime({ start_ts: 900, end_ts: 100 })])[0]).toMatchObject({ at: 900 })
    expect(told([lifetime({ start_ts: 900, end_ts: 800 })])[0]).toMatchObject({ at: 1000 })
  })

  it('leaves an end where the tag moved on to it, and says where', () => {
    expect(
      told([lifetime({ end_ts: 700 }), lifetime({ start_ts: 700, end_ts: 450, manifest_digest: B })]),
    ).toEqual([
      { kind: 'purged', at: 950, from: B, to: null },
      { kind: 'ended', at: 700, from: A, to: null, movedTo: B },
      { kind: 'first-known', at: 0, from: null, to: A },
    ])
  })

  it('was over when the next one began, if it was purged before: a return, of unknown absence', () => {
    expect(
      told([lifetime({ start_ts: 900, end_ts: 450 }), lifetime({ start_ts: 960, manifest_digest: B })])[0],
    ).toEqual({ kind: 'returned', at: 960, from: A, to: B })
  })

  it('leaves it open whether there was an absence, if it was purged later', () => {
    const next = lifetime({ start_ts: 920, manifest_digest: B })
    expect(told([lifetime({ start_ts: 900, end_ts: 450 }), next])).toEqual([
      { kind: 'purged', at: 950, from: A, to: null },
      { kind: 'moved', at: 920, from: A, to: B, afterPurge: true },
    ])
    expect(told([lifetime({ start_ts: 900, end_ts: 450, manifest_digest: B }), next])[1]).toEqual({
      kind: 'renewed',
      at: 920,
      from: B,
      to: B,
      afterPurge: true,
    })
  })

  it('leaves it open too where the purge and the next lifetime fall into one second', () => {
    const next = lifetime({ start_ts: 950, manifest_digest: B })
    expect(told([lifetime({ start_ts: 900, end_ts: 450 }), next])[1]).toMatchObject({
      kind: 'moved',
      at: 950,
    })
  })

  it('is where the tag was last, if it began when the one before ended', () => {
    expect(
      told([
        lifetime({ end_ts: 700 }),
        lifetime({ start_ts: 700, end_ts: 450, manifest_digest: B }),
        lifetime({ start_ts: 960, manifest_digest: C }),
      ])[0],
    ).toEqual({ kind: 'returned', at: 960, from: B, to: C })
  })

  it('is of no matter to what came after the next one', () => {
    expect(
      told([
        lifetime({ start_ts: 600, end_ts: 450, manifest_digest: B }),
        lifetime({ start_ts: 700, end_ts: 800 }),
        lifetime({ start_ts: 900, manifest_digest: C }),
      ])[1],
    ).toEqual({ kind: 'returned', at: 900, from: A, to: C, gap: 100 })
  })

  it('is passed over where the next lifetime follows another one in that very second', () => {
    expect(
      told([
        lifetime({ end_ts: 900 }),
        lifetime({ start_ts: 900, end_ts: 450, manifest_digest: C }),
        lifetime({ start_ts: 900, manifest_digest: B }),
      ])[1],
    ).toEqual({ kind: 'moved', at: 900, from: A, to: B })
  })
})

describe('what happened to many tags', () => {
  it('is newest first, tags of one second by name', () => {
    expect(
      changesOf(
        [
          lifetime({ name: 'v1', start_ts: 5 }),
          lifetime({ name: 'edge', start_ts: 9 }),
          lifetime({ name: 'canary', start_ts: 5 }),
        ],
        READING,
      ).map(({ tag }) => tag),
    ).toEqual(['edge', 'canary', 'v1'])
  })
})

describe('an absence', () => {
  it('lasts until the tag points to an image again, whatever is purged meanwhile', () => {
    const ended = lifetime({ start_ts: 600, end_ts: 700 })
    const purged = lifetime({ start_ts: 500, end_ts: 300, manifest_digest: B })
    const gone = changesOf([ended, purged], READING)
    expect(gone.map(({ kind }) => kind)).toEqual(['purged', 'ended', 'moved'])
    expect(presentAgain(gone, 1)).toBeNull()
    const back = changesOf([ended, purged, lifetime({ start_ts: 900 })], READING)
    expect(back.map(({ kind }) => kind)).toEqual(['returned', 'purged', 'ended', 'moved'])
    expect(presentAgain(back, 2)).toBe(900)
  })
})
