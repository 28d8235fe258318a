// Random states of a repository, a second writer and failures, for the property tests.

import fc from 'fast-check'
import * as v from 'valibot'
import { digest, image, repository, START, tag, TestDemo, world } from '../demo/testing'
import type { WorldTag } from '../demo/world/types'
import { type TagEntry, tagPageSchema } from '~/api/schemas'
import { isLive } from '~/history/lifetime'
import { REPOSITORY } from './scene'

const TAGS = `/api/v1/repository/${REPOSITORY}/tag/`
const signature = (letter: string, suffix: string) => `sha256-${letter.repeat(64)}.${suffix}`

/** Ordinary tags, and signature tags of the images a and b. */
const NAMES = ['v1', 'v2', signature('a', 'sig'), signature('a', 'att'), signature('b', 'sig')]
/** The images; that of the last one's tags end after three seconds. */
const LETTERS = ['a', 'b', 'c', 'e']

const name = fc.nat().map((n) => NAMES[n % 3 === 0 ? Math.floor(n / 3) % NAMES.length : n % 2] ?? 'v1')
const letter = fc.constantFrom(...LETTERS)
const seconds = fc.constantFrom(0, 0, 0, 1, 3, 4000)

/** Something that another client does, so many seconds after what came before. */
export type Deed = {
  act: 'put' | 'restore' | 'delete' | 'expire' | 'lock' | 'unlock' | 'purge'
  name: string
  letter: string
  after: number
  /** For `expire`. */
  end: number
}

const deed: fc.Arbitrary<Deed> = fc.record({
  act: fc.constantFrom('put', 'restore', 'restore', 'restore', 'delete', 'expire', 'lock', 'unlock', 'purge'),
  name,
  letter,
  after: seconds,
  end: fc.constantFrom(1, 5000, 90_000, 1_000_000_000),
})

/** How one lifetime of a tag went: so many seconds, so many before the next one, and what it ends as if it is the last. */
type Stretch = {
  name: string
  letter: string
  length: number
  gap: number
  last: 'live' | 'locked' | 'ended' | number
}

const stretch: fc.Arbitrary<Stretch> = fc.record({
  name,
  letter,
  length: fc.constantFrom(0, 1, 50),
  gap: fc.constantFrom(0, 0, 0, 1, 9),
  last: fc.constantFrom<Stretch['last']>('live', 'live', 'live', 'locked', 'ended', 3, 5000, 90_000),
})

/** The history of one tag up to now, oldest first. */
function history(stretches: readonly Stretch[]): WorldTag[] {
  let start = START - stretches.reduce((sum, { length, gap }) => sum + length + gap, 0)
  return stretches.map(({ name, letter, length, gap, last }, index) => {
    const from = start
    start += length + gap
    const isLast = index === stretches.length - 1
    const end =
      isLast && (last === 'live' || last === 'locked')
        ? null
        : isLast && last !== 'ended'
          ? START + Number(last)
          : from + length
    return tag(name, letter, START - from, {
      reversion: index % 2 === 1,
      immutable: isLast && last === 'locked',
      ...(end === null ? {} : { end_ts: end }),
    })
  })
}

/** What becomes of one of the console's requests. */
export type Fate =
  | 'well'
  | 'cut before'
  | 'cut after'
  | 'failed before'
  | 'failed after'
  | 'garbled'
  | 'refused'

/** What happens at one of the console's requests: what others do first, and its fate. */
export type Turn = { deeds: Deed[]; fate: Fate }

const well = fc.constant<Fate>('well')
const quiet = fc.constant<Deed[]>([])

/** A turn at which others act `often` out of ten, and that fails as often. */
function turn(acts: number, fails: number): fc.Arbitrary<Turn> {
  const fate = fc.constantFrom<Fate>(
    'cut before',
    'cut after',
    'failed before',
    'failed after',
    'garbled',
    'refused',
  )
  return fc.record({
    deeds: fc.oneof(
      { arbitrary: quiet, weight: 10 - acts },
      { arbitrary: fc.array(deed, { minLength: 1, maxLength: 2 }), weight: acts },
    ),
    fate: fc.oneof({ arbitrary: well, weight: 10 - fails }, { arbitrary: fate, weight: fails }),
  })
}

export type Story = {
  past: Stretch[]
  kind: 'put' | 'restore' | 'delete'
  tag: string
  letter: string
  keep: boolean
  /** By the console's requests, from the check on. */
  turns: Turn[]
  /** Seconds until the undo. */
  rest: number
}

/** @param acts how often others act meanwhile, out of ten turns */
export const stories = (acts: number): fc.Arbitrary<Story> =>
  fc.record({
    past: fc.array(stretch, { minLength: 2, maxLength: 8 }),
    kind: fc.constantFrom('put', 'put', 'restore', 'restore', 'delete', 'delete'),
    tag: name,
    letter,
    keep: fc.boolean(),
    turns: fc.array(turn(acts, 4), { minLength: 8, maxLength: 8 }),
    rest: fc.constantFrom(0, 1, 30, 4000),
  })

/** A demo with that past. */
export function demoOf({ past }: Story): TestDemo {
  const tags = NAMES.flatMap((name) => history(past.filter((one) => one.name === name)))
  const label = { key: 'quay.expires-after', value: '3s', source_type: 'manifest', media_type: 'text/plain' }
  const home = repository(
    tags.toReversed().toSorted((a, b) => b.start_ts - a.start_ts),
    'abc',
  )
  const manifests = { ...home.manifests, [digest('e')]: { ...image('e'), labels: [label] } }
  return new TestDemo(world([{ ...home, manifests }]))
}

/** All lifetimes, as the demo has them. */
export async function truth(demo: TestDemo): Promise<TagEntry[]> {
  const { body } = await demo.ask('GET', `${TAGS}?limit=100`)
  return v.parse(tagPageSchema, body).tags
}

/** The live lifetime of a tag among them, at a moment in seconds. */
export const liveOf = (entries: readonly TagEntry[], tag: string, at: number): TagEntry | null =>
  entries.find((entry) => entry.name === tag && isLive(entry, at)) ?? null

/** Does what another client does; whether it may is for Quay to say. */
export async function act(demo: TestDemo, { act, name, letter, after, end }: Deed): Promise<void> {
  demo.pass(after)
  const body = { manifest_digest: digest(letter) }
  if (act === 'put') await demo.ask('PUT', TAGS + name, body)
  else if (act === 'restore') await demo.ask('POST', `${TAGS}${name}/restore`, body)
  else if (act === 'delete') await demo.ask('DELETE', TAGS + name)
  else if (act === 'purge') await demo.ask('POST', `${TAGS}${name}/expire`, { is_alive: true })
  else if (act === 'expire') await demo.ask('PUT', TAGS + name, { expiration: demo.time / 1000 + end })
  else await demo.ask('PUT', TAGS + name, { immutable: act === 'lock' })
}
