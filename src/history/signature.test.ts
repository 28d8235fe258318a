import { describe, expect, it } from 'vitest'
import { changesOf } from './changes'
import type { Lifetime } from './lifetime'
import type { LogEvent, LogRead } from './log-event'
import { joinLog } from './log-join'
import { signedImage } from './signature'
import { lifetime, READING } from './testing'

const HEX = '0123456789abcdef'.repeat(4)
const IMAGE = `sha256:${HEX}`
const signature = lifetime({ name: `sha256-${HEX}.sig`, start_ts: 100, end_ts: 900 })
const tag = (part: Parameters<typeof lifetime>[0]) =>
  lifetime({ name: 'v1', manifest_digest: IMAGE, ...part })

const endingOf = (lifetimes: Lifetime[], log: LogRead = { events: [], read: [] }) =>
  joinLog(changesOf(lifetimes, READING), log, READING).changes.find(
    (change) => change.kind === 'ended' && change.lifetime === signature,
  )?.ending

describe('the name of a signature tag', () => {
  it('tells the image that it signs', () => {
    expect(signedImage(`sha256-${HEX}.att`)).toBe(IMAGE)
    expect(signedImage(`sha256-${HEX}.sbom`)).toBe(IMAGE)
  })

  it('is of 64 lower-case digits and three endings exactly', () => {
    expect(signedImage(`sha256-${HEX.toUpperCase()}.sig`)).toBeNull()
    expect(signedImage(`sha256-${HEX}0.sig`)).toBeNull()
    expect(signedImage(`sha256-${HEX}.sig2`)).toBeNull()
    expect(signedImage('v1')).toBeNull()
  })
})

describe('a signature tag that ended without a word in the log', () => {
  it('went with its image, where an ordinary tag left that in the same second', () => {
    expect(endingOf([signature, tag({ end_ts: 900 })])).toBe('with-image')
    expect(endingOf([signature, tag({ end_ts: 900 }), lifetime({ name: 'v1', start_ts: 900 })])).toBe(
      'with-image',
    )
  })

  it('went with its image, where the log has a deed on a tag that is not at hand and may have done so', () => {
    const read = [{ from: 200, to: 1010 }]
    const moved: LogEvent = {
      deed: 'move',
      tag: 'v1',
      at: 900,
      from: IMAGE,
      to: 'sha256:b',
      expires: null,
      by: null,
      address: null,
      how: 'api',
    }
    expect(endingOf([signature], { read, events: [moved] })).toBe('with-image')
    expect(endingOf([signature], { read, events: [{ ...moved, deed: 'delete', from: null }] })).toBe(
      'with-image',
    )
    expect(endingOf([signature], { read, events: [{ ...moved, from: 'sha256:b' }] })).toBe('expired')
    expect(endingOf([signature], { read, events: [{ ...moved, deed: 'purge' }] })).toBe('expired')
    const other = `sha256-${'f'.repeat(64)}.sig`
    expect(endingOf([signature], { read, events: [{ ...moved, tag: other }] })).toBe('expired')
    // Its own tag is at hand, and tells that it left nothing then.
    expect(endingOf([signature, tag({})], { read, events: [moved] })).toBe('expired')
  })

  it('went with it in the second before or after, as the two are cut to seconds', () => {
    expect(endingOf([signature, tag({ end_ts: 901 })])).toBe('with-image')
    expect(endingOf([signature, tag({ end_ts: 899 })])).toBe('with-image')
    expect(endingOf([signature, tag({ end_ts: 898 })])).toBe('unknown')
  })

  it('did not where an ordinary tag came back or stayed', () => {
    const restored = (part: Parameters<typeof lifetime>[0]) =>
      tag({ start_ts: 900, reversion: true, manifest_digest: 'sha256:b', ...part })
    expect(endingOf([signature, restored({})])).toBe('unknown')
    expect(endingOf([signature, tag({ end_ts: 700 }), restored({})])).toBe('unknown')
    expect(endingOf([signature, tag({ end_ts: 900 }), restored({ manifest_digest: IMAGE })])).toBe('unknown')
    expect(endingOf([signature, tag({ end_ts: 900 }), restored({})])).toBe('with-image')
  })

  it('did not where none left it then', () => {
    expect(endingOf([signature, tag({ end_ts: 800 })])).toBe('unknown')
    expect(endingOf([signature, tag({ end_ts: 900 }), tag({ start_ts: 900 })])).toBe('unknown')
    const other = `sha256-${'f'.repeat(64)}.sig`
    expect(endingOf([signature, tag({ name: other, end_ts: 900 })])).toBe('unknown')
    expect(endingOf([signature, tag({ end_ts: 700 }), lifetime({ name: 'v1', start_ts: 900 })])).toBe(
      'unknown',
    )
  })
})
