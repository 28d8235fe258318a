import { describe, expect, test } from 'vitest'
import type { WorldTag } from '../world/types'
import { find, histories, isPurged, liveTags, looked, NOW } from './testing'
import { builtinWorld } from './world'

const made = builtinWorld({ now: NOW, seed: 1 })
const api = find(looked({ ...made, repositories: made.repositories.slice(0, 1) }), 'acme/api')
const past = histories(api)

/** Each lifetime with the one before it of the same name. */
const pairs = [...past.values()].flatMap((history) =>
  history.slice(0, -1).map((tag, i): [WorldTag, WorldTag | undefined] => [tag, history[i + 1]]),
)

const SIGNATURE = /^sha256-([0-9a-f]{64})\.(sig|att)$/
const named = (name: string): WorldTag[] => past.get(name) ?? []
const withdrawn = named('v2.3.3')[0]

describe('every kind of change can be seen in acme/api', () => {
  test('moved', () => {
    expect(
      pairs.some(
        ([tag, before]) => before?.end_ts === tag.start_ts && before.manifest_digest !== tag.manifest_digest,
      ),
    ).toBe(true)
  })

  test('renewed, by the pipeline and by hand', () => {
    const renewed = pairs.filter(
      ([tag, before]) => before?.end_ts === tag.start_ts && before.manifest_digest === tag.manifest_digest,
    )
    expect(renewed.map(([tag]) => tag.name).sort()).toEqual(['edge', 'prod-tokyo'])
  })

  test('restored, always to an image that the tag had before', () => {
    const restored = api.tags.filter((tag) => tag.reversion)
    const before = (tag: WorldTag): boolean =>
      named(tag.name).some(
        (other) => other.start_ts < tag.start_ts && other.manifest_digest === tag.manifest_digest,
      )
    expect(new Set(restored.map((tag) => tag.name))).toEqual(
      new Set(['latest', 'prod-tokyo', 'stable', 'v2']),
    )
    expect(restored.filter((tag) => !before(tag))).toEqual([])
  })

  test('returned after an absence, by deletion and by expiration', () => {
    const gaps = pairs.filter(([tag, before]) => (before?.end_ts ?? Infinity) < tag.start_ts)
    expect(new Set(gaps.map(([tag]) => tag.name))).toEqual(new Set(['pr-816', 'pr-818']))
  })

  test('ended by deletion, with its signatures', () => {
    const digest = withdrawn?.manifest_digest.slice(7) ?? ''
    expect(withdrawn?.end_ts).toBeLessThan(NOW)
    expect(named(`sha256-${digest}.sig`)[0]?.end_ts).toBe(withdrawn?.end_ts)
  })

  test('purged, proven by an end before the start', () => {
    expect(api.tags.filter(isPurged).map((tag) => tag.name)).toEqual(['v2.4.1-debug'])
  })
})

test('has signatures of live images alone alive', () => {
  const digests = new Set(liveTags(api).map((tag) => tag.manifest_digest))
  const signed = liveTags(api).flatMap(({ name }) => SIGNATURE.exec(name)?.[1] ?? [])
  expect(signed.length).toBeGreaterThan(3)
  expect(signed.filter((hex) => !digests.has(`sha256:${hex}`))).toEqual([])
})

test('has locked releases, tags that share an image, and dead images', () => {
  const live = liveTags(api)
  expect(live.filter((tag) => tag.immutable).map((tag) => tag.name)).toEqual(['v2.4.1', 'v2.0.0'])
  const sharing = live.filter((tag) => tag.manifest_digest === named('v2.4.1')[0]?.manifest_digest)
  expect(sharing.map((tag) => tag.name).sort()).toEqual([
    'latest',
    'prod-osaka',
    'prod-tokyo',
    'stable',
    'v2',
    'v2.4.1',
  ])
  const alive = new Set(live.map((tag) => tag.manifest_digest))
  const dead = new Set(api.tags.map((tag) => tag.manifest_digest).filter((digest) => !alive.has(digest)))
  expect(dead.size).toBeGreaterThan(50)
})

test('has expirations to come: of nights, of pull requests, set by hand', () => {
  const expiring = liveTags(api).filter((tag) => tag.end_ts !== undefined)
  const kinds = new Set(expiring.map((tag) => tag.name.replace(/-?\d.*$/, '')))
  expect(kinds).toEqual(new Set(['nightly', 'pr', 'v']))
})

test('labels its images as builds do, one by hand', () => {
  const labels = Object.values(api.manifests).flatMap((manifest) => manifest.labels)
  const keys = new Set(labels.map((label) => label.key))
  expect(keys).toContain('org.opencontainers.image.revision')
  expect(keys).toContain('quay.expires-after')
  expect(labels.filter((label) => label.source_type === 'api')).toHaveLength(1)
})
