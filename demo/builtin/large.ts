// A repository that a busy pipeline fills: every run names its image four ways for a day, every merge for good.
// Told directly rather than by a story, as there are forty thousand lifetimes; images share all that they can.

import type { WorldManifest, WorldTag } from '../world/types'
import { DAY, HOUR } from './dates'
import { imprint, type Imprint } from './imprint'
import { promised, type Promised } from './lazy'
import { newestFirst } from './order'
import type { Random } from './prng'
import type { Making } from './telling'

/** Runs of 29 days, four tags each: those of the last day live, 28,000 lifetimes have ended. */
const RUNS = 29 * 250
const RUN_EVERY = DAY / 250
/** Merges of a year, two tags each, all alive. */
const MERGES = 4500
const MERGE_EVERY = 2 * HOUR - 288
const BRANCHES = 147
/** Ended lifetimes of branches and of `edge`. */
const MOVES = 1502
const EDGES = 343
/** When the last run pushed. */
const NEWEST = 58

interface Built {
  at: number
  /** Twelve digits of the commit. */
  commit: string
  manifest: WorldManifest
}

interface Content {
  tags: WorldTag[]
  manifests: Record<string, WorldManifest>
}

function lifetime(name: string, { manifest: { manifest } }: Built, start: number, end?: number): WorldTag {
  return {
    name,
    manifest_digest: manifest.digest,
    start_ts: start,
    ...(end === undefined ? {} : { end_ts: end }),
    reversion: false,
    immutable: false,
    is_manifest_list: false,
    size: manifest.layers_compressed_size,
  }
}

/** Newest first. `age` tells how long ago the n-th was built. */
function builds(
  count: number,
  now: number,
  chance: Random,
  make: Imprint,
  age: (n: number) => number,
): Built[] {
  return Array.from({ length: count }, (_, n) => {
    const at = now - age(n)
    const commit = chance.hex(12)
    return { at, commit, manifest: make(at, commit) }
  })
}

const runAge = (chance: Random) => (n: number) =>
  n === 0 ? NEWEST : Math.floor(n * RUN_EVERY) + chance.int(NEWEST + 2, RUN_EVERY - 5)

/** What a run pushes lives for a day. */
const ofRun = (run: Built, age: number): WorldTag[] => {
  const number = 90210 - age
  const end = run.at + DAY
  return [
    lifetime(`ci-${number}`, run, run.at, end),
    lifetime(`ci-${number}-fips`, run, run.at, end),
    lifetime(`ci-${run.commit}`, run, run.at, end),
    lifetime(`pr-${4100 - (age % 61)}-${number}`, run, run.at, end),
  ]
}

const ofMerge = (merge: Built, age: number): WorldTag[] => [
  lifetime(`main-${MERGES - age}`, merge, merge.at),
  lifetime(`main-${merge.commit}`, merge, merge.at),
]

/** One tag that went from build to build; `points` newest first. */
function chain(name: string, points: Built[]): WorldTag[] {
  return points.map((point, i) => lifetime(name, point, point.at, points[i - 1]?.at))
}

/** Where each branch has been; the first was pushed three times within one second. */
function ofBranches(runs: Built[], chance: Random): WorldTag[] {
  // Moves older than the window are collected, so only its runs count.
  const within = 26 * 250
  const turns: number[][] = Array.from({ length: BRANCHES }, () => [chance.int(1, within)])
  const [first = []] = turns
  first.push(...first, ...first)
  for (let move = 2; move < MOVES; move += 1) turns[chance.int(0, BRANCHES - 1)]?.push(chance.int(1, within))
  return turns.flatMap((ages, branch) => {
    const points = ages.sort((a, b) => a - b).flatMap((age) => runs[age] ?? [])
    return chain(`branch-${String(branch + 1).padStart(3, '0')}`, points)
  })
}

function content(now: number, chance: Random): Content {
  const make = imprint(chance, now)
  const runs = builds(RUNS, now, chance, make, runAge(chance))
  const merges = builds(MERGES, now, chance, make, (n) => n * MERGE_EVERY + 400)
  const tags = [
    ...runs.flatMap(ofRun),
    ...merges.flatMap(ofMerge),
    ...ofBranches(runs, chance),
    ...chain('edge', merges.slice(0, EDGES + 1)),
    ...chain(
      'latest',
      [merges[30], merges[90], merges[170], merges[260]].flatMap((each) => each ?? []),
    ),
    ...chain(
      'stable',
      [merges[90], merges[170], merges[260]].flatMap((each) => each ?? []),
    ),
  ]
  const built = [...runs, ...merges]
  const manifests = Object.fromEntries(built.map(({ manifest }) => [manifest.manifest.digest, manifest]))
  return { tags: tags.sort(newestFirst), manifests }
}

/** `acme/large`: 10,150 live tags and 40,000 lifetimes. */
export function large({ now, chance }: Making): Promised {
  const frame = {
    namespace: 'acme',
    name: 'large',
    description: 'The monorepo. 一日に千個のタグが作られ、翌日に消えます。',
  }
  const times = { now, founded: now - 364 * DAY, lastModified: now - NEWEST }
  return promised(frame, times, () => content(now, chance.fork('content')))
}
