import { describe, expect, it } from 'vitest'
import { axisOf } from './axis'
import { sentenceOf } from './sentence'
import { lifetime, READING } from './testing'
import { stretchesOf } from './timeline'

const B = 'sha256:b'
const AXIS = { from: 500, to: 1125 }
const drawn = (...lifetimes: Parameters<typeof stretchesOf>[0]) => stretchesOf(lifetimes, AXIS, READING)
const kinds = (...lifetimes: Parameters<typeof stretchesOf>[0]) =>
  drawn(...lifetimes).map(({ kind, start, end }) => [kind, start, end])

describe('the axis', () => {
  it('is the window, and room for what is to come', () => {
    expect(axisOf({ now: 1000, window: 400 })).toEqual({ from: 600, to: 1100 })
  })

  it('can be of another length', () => {
    expect(axisOf({ now: 1000, window: 400 }, 800)).toEqual({ from: 200, to: 1200 })
  })

  it('is a day where the window is nothing', () => {
    expect(axisOf({ now: 100_000, window: 0 })).toEqual({ from: 13_600, to: 121_600 })
  })
})

describe('the stretches of a timeline', () => {
  it('are live up to now', () => {
    const live = lifetime({ start_ts: 900 })
    expect(drawn(live)).toEqual([
      {
        kind: 'live',
        start: 900,
        end: 1000,
        fadesIn: false,
        fadesOut: false,
        digest: 'sha256:a',
        lifetime: live,
        began: 'first-known',
        restored: false,
      },
    ])
  })

  it('show what was before, and the absence between', () => {
    expect(
      kinds(
        lifetime({ start_ts: 600, end_ts: 700 }),
        lifetime({ start_ts: 700, end_ts: 800, manifest_digest: B }),
        lifetime({ start_ts: 900 }),
      ),
    ).toEqual([
      ['former', 600, 700],
      ['former', 700, 800],
      ['absence', 800, 900],
      ['live', 900, 1000],
    ])
  })

  it('end with an absence where the tag ended', () => {
    expect(kinds(lifetime({ start_ts: 600, end_ts: 700 }))).toEqual([
      ['former', 600, 700],
      ['absence', 700, 1000],
    ])
  })

  it('go on to an expiration to come, and out of the axis', () => {
    expect(kinds(lifetime({ start_ts: 900, end_ts: 1100 }))).toEqual([
      ['live', 900, 1000],
      ['expiration', 1000, 1100],
    ])
    expect(drawn(lifetime({ start_ts: 900, end_ts: 5000 }))[1]).toMatchObject({ end: 1125, fadesOut: true })
  })

  it('fade in where they began before the axis, and leave out what was over by then', () => {
    const [over, long] = [
      lifetime({ start_ts: 1, end_ts: 400 }),
      lifetime({ start_ts: 400, manifest_digest: B }),
    ]
    expect(drawn(over, long)).toMatchObject([{ kind: 'live', start: 500, end: 1000, fadesIn: true }])
    expect(kinds(lifetime({ start_ts: 1, end_ts: 500 }))).toEqual([['absence', 500, 1000]])
    expect(drawn(lifetime({ start_ts: 1, end_ts: 400 }))).toMatchObject([
      { kind: 'absence', start: 500, end: 1000, since: 400, until: 1000 },
    ])
  })

  it('are notched at a restore, unless that is before the axis', () => {
    expect(drawn(lifetime({ start_ts: 900, reversion: true }))[0]).toMatchObject({
      restored: true,
      began: 'restored',
    })
    expect(drawn(lifetime({ start_ts: 1, reversion: true }))[0]).toMatchObject({ restored: false })
  })

  it('keep a mark for a lifetime shorter than a second', () => {
    expect(
      kinds(
        lifetime({ start_ts: 600, end_ts: 900 }),
        lifetime({ start_ts: 900, end_ts: 900, manifest_digest: B }),
        lifetime({ start_ts: 900 }),
      ),
    ).toEqual([
      ['former', 600, 900],
      ['former', 900, 900],
      ['live', 900, 1000],
    ])
  })

  it('keep such a mark at both ends of the axis', () => {
    const brief = [lifetime({ start_ts: 700, end_ts: 700 })]
    expect(stretchesOf(brief, { from: 600, to: 700 }, READING)).toHaveLength(1)
    expect(stretchesOf(brief, { from: 700, to: 800 }, READING)).toMatchObject([
      { kind: 'former', fadesIn: false },
      { kind: 'absence', start: 700, end: 800 },
    ])
  })

  it('mark a purged lifetime, within the absence that it leaves', () => {
    expect(kinds(lifetime({ start_ts: 600, end_ts: 700 }), lifetime({ start_ts: 800, end_ts: 450 }))).toEqual(
      [
        ['former', 600, 700],
        ['absence', 700, 1000],
        ['purged', 800, 800],
      ],
    )
  })

  it('show what began after the clock was read', () => {
    expect(
      kinds(lifetime({ start_ts: 900, end_ts: 1001 }), lifetime({ start_ts: 1001, manifest_digest: B })),
    ).toEqual([
      ['former', 900, 1001],
      ['live', 1001, 1001],
    ])
  })

  it('are none where nothing falls into the axis', () => {
    expect(stretchesOf([lifetime({ start_ts: 900 })], { from: 100, to: 200 }, READING)).toEqual([])
    expect(drawn()).toEqual([])
  })
})

describe('the sentence of a timeline', () => {
  it('tells what is live, since when, and how many images, restores and absences were before', () => {
    expect(
      sentenceOf(
        drawn(
          lifetime({ start_ts: 1, end_ts: 700 }),
          lifetime({ start_ts: 700, end_ts: 800, manifest_digest: B }),
          lifetime({ start_ts: 850, end_ts: 860 }),
          lifetime({ start_ts: 860, end_ts: 1100, manifest_digest: B, reversion: true }),
          lifetime({ start_ts: 840, end_ts: 450 }),
        ),
      ),
    ).toEqual({
      state: 'expiring',
      digest: B,
      since: 860,
      expires: 1100,
      images: 2,
      changes: 3,
      restores: 1,
      absences: 1,
      purged: 1,
    })
    expect(sentenceOf(drawn(lifetime({ start_ts: 1 })))).toMatchObject({
      state: 'live',
      since: 1,
      changes: 0,
    })
  })

  it('tells when it ended, or that nothing is shown', () => {
    expect(sentenceOf(drawn(lifetime({ start_ts: 600, end_ts: 700 })))).toMatchObject({
      state: 'ended',
      since: 700,
    })
    expect(sentenceOf([])).toMatchObject({ state: 'nothing', digest: null, since: null, images: 0 })
  })

  it('tells no moment of an end before the axis', () => {
    expect(sentenceOf(drawn(lifetime({ start_ts: 1, end_ts: 400 })))).toMatchObject({
      state: 'ended',
      since: null,
      absences: 1,
    })
  })
})
