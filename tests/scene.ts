// A demo Quay with a world in it, and the console's connection to it, both on a clock in the test's hand.

import { field, repository, TestDemo, world, type Told } from '../demo/testing'
import type { World, WorldRepository, WorldTag } from '../demo/world/types'
import { connect } from '~/api/connect'
import { memoryStorage } from '~/api/tab-storage'
import type { TagEntry } from '~/api/schemas'
import type {
  DeleteOperation,
  ExpireOperation,
  LockOperation,
  Operation,
  PointOperation,
  PurgeEndedOperation,
  PurgeOperation,
} from '~/operations/operation'
import type { Outcome, Surroundings } from '~/operations/outcome'
import { perform } from '~/operations/perform'
import { endedOn } from '~/operations/purge'
import { readTag, type TagState } from '~/operations/tag-state'
import { undoOf } from '~/operations/undo'

export const REPOSITORY = 'acme/app'

/** How long ended lifetimes are kept there, in seconds. */
export const WINDOW = 3600

/** A write that the demo was asked for, or anything else. */
type Asked = { method: string; path: string; who: string | null; body?: unknown }

/** What stands between the console's n-th request (from 1, since the last look) and the demo. */
type Between = (n: number, request: Request, send: () => Promise<Response>) => Promise<Response>

export type Scene = {
  demo: TestDemo
  around: Surroundings
  stand: (between: Between) => void
  /** Is called before the console's n-th request reaches the demo. */
  onRequest: (listener: (n: number) => void | Promise<void>) => void
  /** The tag as it is, for the person; then the log of requests is emptied. */
  look: (tag: string) => Promise<TagState>
  /** The live lifetime of a tag, as the demo has it. */
  live: (tag: string) => Promise<TagEntry | null>
  /** What the console asked since the last look. */
  asked: () => Promise<Asked[]>
  /** The writes among it. */
  writes: () => Promise<Asked[]>
  faults: (...rules: object[]) => Promise<Told>
}

const isAsked = (value: unknown): value is Asked =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'who' in value

/** The rest of the world: what else is to be in the repository and in the world. */
type More = { repository?: Partial<WorldRepository['repository']>; world?: Partial<World> }

/**
 * @param letters the images that are there, live or dead
 * @param shared the images of which another ordinary tag is known
 */
export async function sceneOf(
  tags: readonly WorldTag[],
  letters: string,
  { shared = [], ...more }: More & { shared?: readonly string[] } = {},
): Promise<Scene> {
  return sceneIn(new TestDemo(world([repository(tags, letters, more.repository)], more.world)), {
    includes: (image) => shared.includes(image),
  })
}

/** A scene in a demo that is there already. */
export async function sceneIn(
  demo: TestDemo,
  shared: { includes: (digest: string) => boolean } = { includes: () => false },
): Promise<Scene> {
  let between: Between = (_n, _request, send) => send()
  let count = 0
  const { http, session, clock } = connect({
    fetch: (request) => {
      count += 1
      return between(count, request, () => demo.demo.fetch(request))
    },
    base: () => new URL('http://demo.test/'),
    storage: memoryStorage(),
    now: () => demo.time,
    random: () => 0,
  })
  await session.signInWithToken('admin')
  const now = () => clock.now() / 1000
  const around = { http, now, isShared: (digest: string) => shared.includes(digest) }

  async function asked(): Promise<Asked[]> {
    const { body } = await demo.ask('GET', '/__demo/requests')
    return field(body, 'requests')
      .filter((one) => isAsked(one) && one.who === 'admin')
      .filter(isAsked)
  }

  async function look(tag: string): Promise<TagState> {
    const state = await readTag(http, { repository: REPOSITORY, tag }, now)
    await demo.ask('DELETE', '/__demo/requests')
    count = 0
    return state
  }

  return {
    demo,
    around,
    asked,
    look,
    stand: (next) => {
      between = next
    },
    onRequest: (listener) => {
      between = async (n, _request, send) => {
        await listener(n)
        return send()
      }
    },
    live: async (tag) => (await readTag(http, { repository: REPOSITORY, tag }, now)).live,
    writes: async () => (await asked()).filter(({ method }) => method !== 'GET'),
    faults: (...rules) => demo.ask('PUT', '/__demo/faults', rules),
  }
}

type Wish = Partial<Pick<PointOperation, 'expiration' | 'signatures'>>

/** Pointing a tag to an image, as it was seen. */
export function pointing(
  kind: PointOperation['kind'],
  tag: string,
  digest: string,
  seen: TagState,
  { expiration = null, signatures = [] }: Wish = {},
): PointOperation {
  return { kind, repository: REPOSITORY, tag, digest, seen: seen.live, expiration, signatures }
}

/** Ending a tag, as it was seen. */
export function ending(tag: string, seen: TagState): DeleteOperation {
  return { kind: 'delete', repository: REPOSITORY, tag, seen: seen.live }
}

/** Setting when a tag ends, as it was seen. */
export function expiring(tag: string, expiration: number | null, seen: TagState): ExpireOperation {
  return { kind: 'expire', repository: REPOSITORY, tag, seen: seen.live, expiration }
}

/** Locking or unlocking a tag, as it was seen. */
export function locking(tag: string, immutable: boolean, seen: TagState): LockOperation {
  return { kind: 'lock', repository: REPOSITORY, tag, seen: seen.live, immutable }
}

/** Deleting a live tag permanently, as it was seen. */
export function purging(tag: string, seen: TagState): PurgeOperation {
  return { kind: 'purge', repository: REPOSITORY, tag, seen: seen.live, window: WINDOW }
}

/** Deleting permanently what has ended of a tag on an image, as it was seen. */
export function purgingEnded(
  tag: string,
  digest: string,
  { lifetimes, live, at }: TagState,
): PurgeEndedOperation {
  const ended = endedOn(lifetimes, digest, WINDOW, at)
  const target = { repository: REPOSITORY, tag, seen: live }
  return { kind: 'purge-ended', ...target, digest, lifetimes: ended, window: WINDOW }
}

/** Performs what is expected to be sent, and gives its outcome. */
export async function done({ around }: Scene, operation: Operation): Promise<Outcome> {
  const performed = await perform(operation, around)
  if (performed.kind !== 'sent') throw new Error(`not sent: ${performed.kind}`)
  return performed.outcome
}

/** Takes the way back that is offered. */
export async function undone(scene: Scene, outcome: Outcome): Promise<Outcome> {
  const undo = undoOf(outcome, WINDOW)
  if (undo === null) throw new Error('no undo is offered')
  return done(scene, undo.operation)
}
