import type { LazyRepository, Role, WorldRepository } from '../world/types'
import { Lifetimes } from './lifetimes'
import { type Manifest, Manifests, manifestFromWorld } from './manifests'
import type { AutoprunePolicy, ImmutabilityPolicy } from './policies'
import { PullCounts } from './pulls'
import type { UsageEntry } from './usage'

export interface Namespace {
  readonly name: string
  readonly kind: 'organization' | 'user'
  /** How long an ended lifetime is kept: the time machine, in seconds. */
  windowSeconds: number
  readonly autoprune: AutoprunePolicy[]
  readonly immutability: ImmutabilityPolicy[]
}

export type RepositoryState = 'NORMAL' | 'READ_ONLY' | 'MIRROR'

/** The number that Quay names in its refusal of a write. */
const STATE_NUMBERS = { NORMAL: 0, READ_ONLY: 1, MIRROR: 2 } as const

export interface RepositoryTraits {
  readonly namespace: Namespace
  readonly name: string
  readonly kind: string
  description: string | null
  isPublic: boolean
  state: RepositoryState
}

/** An image that came without a tag is kept that long, in milliseconds. */
export const PUSH_HOLD = 3_600_000

/** When the newest live lifetime of a repository began, known before its content is made. */
interface Unmade {
  readonly lastModified: number | null
  readonly make: () => Pick<WorldRepository, 'tags' | 'manifests'>
}

export class Repository {
  readonly traits: RepositoryTraits
  readonly permissions: Map<string, Role>
  readonly statusToken: string
  /** Oldest first. */
  readonly usage: UsageEntry[] = []
  readonly autoprune: AutoprunePolicy[] = []
  readonly immutability: ImmutabilityPolicy[] = []
  readonly pulls = new PullCounts()
  readonly #lifetimes = new Lifetimes()
  readonly #manifests = new Manifests()
  readonly #newId: () => string
  #unmade: Unmade | null = null

  constructor(traits: RepositoryTraits, permissions: Map<string, Role>, newId: () => string) {
    this.traits = traits
    this.permissions = permissions
    this.statusToken = traits.isPublic ? '' : newId()
    this.#newId = newId
  }

  static fromWorld(
    given: WorldRepository | LazyRepository,
    namespace: Namespace,
    newId: () => string,
    now: number,
  ): Repository {
    const { name, kind, description, is_public: isPublic, state } = given.repository
    const traits = { namespace, name, kind, description, isPublic, state: stateOf(state) }
    const repository = new Repository(traits, new Map(Object.entries(given.permissions)), newId)
    if ('make' in given) {
      repository.#unmade = { lastModified: given.last_modified * 1000, make: given.make }
    } else repository.#fill(given, now)
    return repository
  }

  get fullName(): string {
    return `${this.traits.namespace.name}/${this.traits.name}`
  }

  lifetimes(now: number): Lifetimes {
    this.#make(now)
    return this.#lifetimes
  }

  manifests(now: number): Manifests {
    this.#make(now)
    return this.#manifests
  }

  /** False while nobody has asked for the content yet. */
  get isMade(): boolean {
    return this.#unmade === null
  }

  /** The start of the newest live lifetime in milliseconds, or `null` for a repository without one. */
  lastModified(now: number): number | null {
    if (this.#unmade !== null) return this.#unmade.lastModified
    return this.#lifetimes.live(now).at(-1)?.start ?? null
  }

  /** Whether a live tag names the image, itself or as the index that it belongs to. */
  isLiveImage(digest: string, now: number): boolean {
    const lifetimes = this.lifetimes(now)
    return (
      lifetimes.isNamedLive(digest, now) ||
      this.#manifests.parentsOf(digest).some((parent) => lifetimes.isNamedLive(parent, now))
    )
  }

  liveManifest(digest: string, now: number): Manifest | undefined {
    const manifest = this.manifests(now).get(digest)
    return manifest !== undefined && this.isLiveImage(digest, now) ? manifest : undefined
  }

  newId(): string {
    return this.#newId()
  }

  get stateNumber(): number {
    return STATE_NUMBERS[this.traits.state]
  }

  #make(now: number): void {
    const unmade = this.#unmade
    if (unmade === null) return
    this.#unmade = null
    this.#fill(unmade.make(), now)
  }

  #fill(content: Pick<WorldRepository, 'tags' | 'manifests'>, now: number): void {
    for (const given of Object.values(content.manifests)) {
      this.#manifests.put(manifestFromWorld(given, this.#newId))
    }
    for (const tag of content.tags.toReversed()) {
      this.#lifetimes.add(
        {
          name: tag.name,
          digest: tag.manifest_digest,
          start: tag.start_ts * 1000,
          end: tag.end_ts === undefined ? null : tag.end_ts * 1000,
          reversion: tag.reversion,
          immutable: tag.immutable,
          isList: tag.is_manifest_list,
          size: tag.size,
        },
        now,
      )
    }
    this.#holdChildren()
  }

  /** The images of an index were pushed by digest before it, and are kept for as long as such a push is. */
  #holdChildren(): void {
    const first = new Map<string, number>()
    for (const { digest, start, isList } of this.#lifetimes.all()) {
      if (isList && !first.has(digest)) first.set(digest, start)
    }
    for (const [digest, start] of first) {
      for (const child of this.#manifests.get(digest)?.children ?? []) {
        if (this.#manifests.has(child)) this.#manifests.hold(child, start + PUSH_HOLD)
      }
    }
  }
}

export function stateOf(text: string): RepositoryState {
  if (text === 'READ_ONLY' || text === 'MIRROR') return text
  return 'NORMAL'
}
