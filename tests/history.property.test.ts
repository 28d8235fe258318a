import fc from 'fast-check'
import { expect, it } from 'vitest'
import { digest, repository, START, tag, TestDemo, world } from '../demo/testing'
import { signedImage } from '~/history/signature'
import { readHistory, type Read } from './history-reading'

// Random deeds on a demo Quay with its collector at work: what the console then tells of them.

const REPOSITORY = 'acme/app'
const SIGNATURE = `sha256-${'a'.repeat(64)}.sig`
const WINDOW = 3600

const deed = fc.record({
  does: fc.constantFrom('put', 'put', 'restore', 'delete', 'delete', 'expire', 'purge', 'purge-history'),
  name: fc.constantFrom('v1', 'v2', 'v1', SIGNATURE),
  letter: fc.constantFrom('a', 'b'),
  by: fc.constantFrom('admin', 'writer'),
  /** Seconds since the deed before. */
  after: fc.constantFrom(0, 1, 4, 50, 2000, 3700),
})

type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never
type Done = Deed & { at: number }

const requestOf = ({ does, name, letter }: Deed, now: number): [string, string, object?] => {
  const path = `/api/v1/repository/${REPOSITORY}/tag/${name}`
  const manifest_digest = digest(letter)
  if (does === 'put') return ['PUT', path, { manifest_digest }]
  if (does === 'restore') return ['POST', `${path}/restore`, { manifest_digest }]
  if (does === 'delete') return ['DELETE', path]
  if (does === 'expire') return ['PUT', path, { expiration: Math.floor(now) + 3605 }]
  if (does === 'purge') return ['POST', `${path}/expire`, { is_alive: true }]
  return ['POST', `${path}/expire`, { is_alive: false, manifest_digest, include_submanifests: false }]
}

async function play(deeds: readonly Deed[]): Promise<{ done: Done[]; read: Read }> {
  // Two tags keep the images alive; they are nobody's.
  const tags = [tag('base-a', 'a', 900), tag('base-b', 'b', 900), tag(SIGNATURE, 'b', 900)]
  const demo = new TestDemo(world([repository(tags, 'ab', { tag_expiration_s: WINDOW })], { gc: true }))
  const done: Done[] = []
  for (const one of deeds) {
    demo.pass(one.after)
    const at = demo.time / 1000
    const [method, path, body] = requestOf(one, at)
    const { status } = await demo.ask(method, path, body, one.by)
    if (status < 300) done.push({ ...one, at })
  }
  demo.pass(10)
  return { done, read: await readHistory(demo, REPOSITORY) }
}

const deeds = fc.array(deed, { maxLength: 25 })

/** The deeds of some kinds on a tag, about a moment. */
const near = (done: readonly Done[], name: string, at: number, ...does: Deed['does'][]) =>
  done.filter((one) => one.name === name && Math.abs(one.at - at) <= 2 && does.includes(one.does))

it('names as the doer somebody who did such a thing to the tag about then', async () => {
  await fc.assert(
    fc.asyncProperty(deeds, async (all) => {
      const { done, read } = await play(all)
      for (const { kind, tag, at, doing, ending } of read.changes) {
        const does: Deed['does'][] =
          kind === 'purged'
            ? ['purge', 'purge-history']
            : kind === 'ended' && ending === 'deleted'
              ? ['delete']
              : ['put', 'restore']
        const doers = near(done, tag, at, ...does).map(({ by }) => by)
        expect([undefined, ...doers]).toContain(doing?.by?.name)
      }
    }),
    { numRuns: 40 },
  )
})

it('leaves nothing that was begun or purged without a doer', async () => {
  await fc.assert(
    fc.asyncProperty(deeds, async (all) => {
      const { read } = await play(all)
      const silent = read.changes.filter(
        ({ kind, at, doing }) => kind !== 'ended' && at >= START && doing === null,
      )
      expect(silent).toEqual([])
    }),
    { numRuns: 40 },
  )
})

it('tells deletions from expirations, and both from what else ends a lifetime', async () => {
  await fc.assert(
    fc.asyncProperty(deeds, async (all) => {
      const { done, read } = await play(all)
      for (const { kind, tag, at, ending, lifetime } of read.changes) {
        if (kind !== 'ended') continue
        const how = {
          deleted: near(done, tag, at, 'delete').length > 0,
          expired: done.some((one) => one.name === tag && one.does === 'expire' && one.at < at),
          moved: near(done, tag, at, 'put', 'restore').length > 0,
          'with-image': signedImage(tag) !== null,
          // Of what the world had from its beginning the log has nothing.
          unknown: lifetime.start_ts < START,
        }
        expect([ending, ending && how[ending]]).toEqual([ending, true])
      }
    }),
    { numRuns: 40 },
  )
})
