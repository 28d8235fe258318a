import { describe, expect, it } from 'vitest'
import { alsoOn, staysByImage } from './images'
import { lifetime, READING } from './testing'

const latest = lifetime({ start_ts: 700 })
const release = lifetime({ name: 'v1', start_ts: 600 })
const former = lifetime({ name: 'edge', start_ts: 500, end_ts: 700 })
const brief = lifetime({ name: 'canary', start_ts: 800, end_ts: 800 })
const elsewhere = lifetime({ name: 'v2', start_ts: 650, manifest_digest: 'sha256:b' })
const purged = lifetime({ name: 'gone', start_ts: 900, end_ts: 450 })
const images = staysByImage([purged, former, elsewhere, brief, release, latest], READING)

describe('the tags of an image', () => {
  it('are all that were on it, newest first, and no purged ones', () => {
    expect(images.get('sha256:a')).toEqual([
      { tag: 'canary', from: 800, until: 800, lifetime: brief },
      { tag: 'latest', from: 700, until: null, lifetime: latest },
      { tag: 'v1', from: 600, until: null, lifetime: release },
      { tag: 'edge', from: 500, until: 700, lifetime: former },
    ])
    expect(images.get('sha256:b')).toHaveLength(1)
    expect(images.has('sha256:c')).toBe(false)
  })
})

describe('what else was on the image of a lifetime', () => {
  it('is what overlaps it, were it for less than a second', () => {
    expect(alsoOn(images, latest)).toEqual(['canary', 'v1'])
    expect(alsoOn(images, brief)).toEqual(['latest', 'v1'])
    expect(alsoOn(images, former)).toEqual(['v1'])
    expect(alsoOn(images, elsewhere)).toEqual([])
  })

  it('is each tag once, and of a purged lifetime what was there when it began', () => {
    const again = lifetime({ name: 'v1', start_ts: 100, end_ts: 600 })
    const both = staysByImage([again, release, latest], READING)
    expect(alsoOn(both, lifetime({ name: 'old', start_ts: 50 }))).toEqual(['latest', 'v1'])
    expect(alsoOn(images, purged)).toEqual(['latest', 'v1'])
  })

  it('is nothing for an image that is not known', () => {
    expect(alsoOn(images, lifetime({ manifest_digest: 'sha256:z' }))).toEqual([])
  })
})
