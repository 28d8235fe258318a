import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { DAY } from './dates'
import { find, histories, isPurged, lives, liveTags, looked, NOW } from './testing'
import { builtinWorld } from './world'

const world = builtinWorld({ now: NOW, seed: 1 })
const repositories = looked(world)
const cases = repositories.map((each) => [each.path, each] as const)

/** Whether a digest is that of the body; where ten thousand were drawn, whether it could be one. */
const named = (digest: string, path: string, body: string): boolean =>
  path === 'acme/large'
    ? /^sha256:[0-9a-f]{64}$/.test(digest)
    : digest === `sha256:${createHash('sha256').update(body).digest('hex')}`

/** The digests that an index names. */
function childrenOf(body: string): string[] {
  const parsed: unknown = JSON.parse(body)
  if (typeof parsed !== 'object' || parsed === null || !('manifests' in parsed)) return []
  if (!Array.isArray(parsed.manifests)) return []
  return parsed.manifests.map((child: { digest: string }) => child.digest)
}

describe.each(cases)('%s', (path, repository) => {
  test('is sorted newest first, then by name', () => {
    const sorted = repository.tags.toSorted((a, b) => b.start_ts - a.start_ts || (a.name < b.name ? -1 : 1))
    const told = (tags: typeof sorted) => tags.map((tag) => `${tag.start_ts} ${tag.name}`)
    expect(told(repository.tags)).toEqual(told(sorted))
  })

  test('has lifetimes that follow one another, the newest alone alive', () => {
    const overlapping = [...histories(repository).values()].flatMap((history) => {
      const kept = history.filter((tag) => !isPurged(tag))
      return kept.filter((older, i) => i > 0 && (older.end_ts ?? Infinity) > (kept[i - 1]?.start_ts ?? 0))
    })
    expect(overlapping).toEqual([])
  })

  test('holds nothing from the future or another age', () => {
    expect(repository.tags.filter((tag) => tag.start_ts > NOW || tag.start_ts < NOW - 366 * DAY)).toEqual([])
  })

  test('keeps what ended for as long as its window, what was purged until the next pass', () => {
    const ended = repository.tags.filter((tag) => !isPurged(tag) && !lives(tag))
    const horizon = Math.floor(NOW) - repository.window
    expect(ended.filter((tag) => (tag.end_ts ?? 0) <= horizon)).toEqual([])
  })

  test('locks no tag that ends', () => {
    expect(repository.tags.filter((tag) => tag.immutable && tag.end_ts !== undefined)).toEqual([])
  })

  test('has the image of each tag, and says of it what its manifest says', () => {
    const wrong = repository.tags.filter((tag) => {
      const manifest = repository.manifests[tag.manifest_digest]?.manifest
      const size = tag.is_manifest_list ? null : manifest?.layers_compressed_size
      return tag.is_manifest_list !== manifest?.is_manifest_list || tag.size !== size
    })
    expect(wrong).toEqual([])
  })

  test('names its images by their content, the ten thousand alone by chance', () => {
    const misnamed = Object.entries(repository.manifests).filter(
      ([digest, { manifest }]) => digest !== manifest.digest || !named(digest, path, manifest.manifest_data),
    )
    expect(misnamed).toEqual([])
  })
})

test('holds every child of its indexes; one index alone is sparse', () => {
  const sparse = repositories.flatMap(({ path, manifests }) =>
    Object.values(manifests)
      .map(({ manifest }) => childrenOf(manifest.manifest_data))
      .filter((children) => children.some((child) => manifests[child] === undefined))
      .map((children) => [path, children.length, children.filter((child) => manifests[child]).length]),
  )
  expect(sparse).toEqual([['acme/api', 4, 2]])
})

test('counts what was promised', () => {
  const counts = (path: string) => {
    const repository = find(repositories, path)
    return [liveTags(repository).length, repository.tags.length]
  }
  expect(counts('acme/medium')[0]).toBe(1012)
  expect(counts('acme/large')).toEqual([10_150, 40_000])
  expect(counts('acme/empty')).toEqual([0, 0])
  const { tags } = find(repositories, 'scratch/sandbox')
  expect(tags.filter((tag) => !lives(tag))).toEqual([])
})

test.each([2, 3, 4, 5, 6, 7, 8])(
  'has some forty live tags in acme/api on any day, by any seed (%i)',
  (seed) => {
    const now = NOW + seed * 2.31 * DAY
    const made = builtinWorld({ now, seed })
    const { tags } = find(looked({ ...made, repositories: made.repositories.slice(0, 1) }), 'acme/api')
    const alive = tags.filter((tag) => lives(tag, now)).length
    expect(Math.abs(alive - 40)).toBeLessThanOrEqual(5)
    expect(Math.abs(tags.length - 200)).toBeLessThanOrEqual(25)
  },
)

test('tells when a repository last changed without making it', () => {
  const told = world.repositories.flatMap((each) => ('make' in each ? each.last_modified : []))
  const made = ['acme/medium', 'acme/large'].map((path) => find(repositories, path).tags[0]?.start_ts)
  expect(told).toEqual(made)
})

test('has entries of one second that are alike in everything', () => {
  for (const path of ['acme/medium', 'acme/large']) {
    const seen = find(repositories, path).tags.map((tag) => JSON.stringify(tag))
    expect(new Set(seen).size).toBeLessThan(seen.length)
  }
})

test('is the same for the same seed, another for another', () => {
  const whole = (seed: number) => {
    const made = builtinWorld({ now: NOW, seed })
    return createHash('sha256')
      .update(JSON.stringify([made, looked(made)]))
      .digest('hex')
  }
  expect(whole(1)).toBe(whole(1))
  expect(whole(1)).not.toBe(whole(2))
})

test('makes what it promised alike however often', () => {
  const promised = world.repositories.flatMap((each) => ('make' in each ? each : []))
  const again = promised.map((each) => each.make().tags)
  expect(promised).toHaveLength(2)
  expect(again).toEqual(['acme/medium', 'acme/large'].map((path) => find(repositories, path).tags))
})

test('makes the ten thousand in less than two seconds', () => {
  const large = world.repositories.find((each) => each.repository.name === 'large')
  const started = process.cpuUsage()
  if (large !== undefined && 'make' in large) large.make()
  expect(large).toHaveProperty('make')
  expect(process.cpuUsage(started).user / 1000).toBeLessThan(2000)
})

test('runs wherever a browser does', () => {
  const sources = import.meta.glob<string>(['./*.ts', '!./*.test.ts'], {
    query: '?raw',
    import: 'default',
    eager: true,
  })
  const foreign = /node:|\bprocess\.|\bBuffer\b|Math\.random|Date\.now/
  expect(Object.keys(sources).length).toBeGreaterThan(20)
  expect(Object.keys(sources).filter((name) => foreign.test(sources[name] ?? ''))).toEqual([])
})
