// All that one world of the demo holds.

import type { World, WorldLogEntry, WorldToken } from '../world/types'
import { type Namespace, Repository, type RepositoryTraits } from './repository'
import type { UsageEntry } from './usage'

const DAY = 24 * 3600
const TWO_WEEKS = 14 * DAY

export interface User {
  readonly name: string
  readonly superuser: boolean
  failedSignIns: number
  lastFailure: number
}

type Switch = 'ANONYMOUS_ACCESS' | 'DIRECT_LOGIN' | 'IMMUTABLE_TAGS' | 'PERMANENTLY_DELETE_TAGS'

export class Registry {
  readonly users = new Map<string, User>()
  readonly robots = new Set<string>()
  readonly tokens: Map<string, WorldToken>
  readonly namespaces = new Map<string, Namespace>()
  /** By `namespace/name`, in the order of their ids, which listings follow. */
  readonly repositories = new Map<string, Repository>()
  /** What belongs to an account or an organization rather than to a repository, oldest first. */
  readonly #usage = new Map<string, UsageEntry[]>()
  /** The windows that an organization may choose from, in seconds: Quay's own and those of this world. */
  readonly windows: ReadonlySet<number>
  /** Whether the workers run. */
  readonly collects: boolean
  readonly config: Readonly<Record<string, unknown>>
  #ids = 0

  constructor(world: World) {
    const now = world.now * 1000
    this.tokens = new Map(Object.entries(world.tokens))
    this.collects = world.gc === true
    this.config = world.config ?? {}
    for (const [name, { superuser }] of Object.entries(world.users)) {
      this.users.set(name, { name, superuser, failedSignIns: 0, lastFailure: 0 })
    }
    this.#addOrganizations(world)
    for (const given of world.repositories) {
      const namespace = this.#namespaceOf(given.repository.namespace, given.repository.tag_expiration_s)
      this.#file(Repository.fromWorld(given, namespace, this.newId, now))
    }
    for (const [name, { permissions }] of Object.entries(world.robots ?? {})) {
      this.robots.add(name)
      for (const [path, role] of Object.entries(permissions)) this.find(path)?.permissions.set(name, role)
    }
    const given = [...this.namespaces.values()].map(({ windowSeconds }) => windowSeconds)
    this.windows = new Set([0, DAY, 7 * DAY, TWO_WEEKS, 28 * DAY, ...given])
    for (const [path, entries] of Object.entries(world.logs ?? {})) {
      this.find(path)?.usage.push(...entries.toReversed().map(usageFromWorld))
    }
  }

  /** Whether the world leaves on what a Quay may have switched off. */
  isOn(feature: Switch): boolean {
    const { features, config } = this.config
    return [features, config].every((one) => Object(one)[feature] !== false)
  }

  /** The log of an account or an organization, repositories apart; oldest first. */
  usageOf(account: string): UsageEntry[] {
    const known = this.#usage.get(account) ?? []
    this.#usage.set(account, known)
    return known
  }

  find(path: string): Repository | undefined {
    return this.repositories.get(path)
  }

  create(traits: Omit<RepositoryTraits, 'namespace'>, namespace: string, owner: string): Repository {
    const repository = new Repository(
      { ...traits, namespace: this.#namespaceOf(namespace, TWO_WEEKS) },
      new Map([[owner, 'admin']]),
      this.newId,
    )
    this.#file(repository)
    return repository
  }

  remove(repository: Repository): void {
    this.repositories.delete(repository.fullName)
  }

  /** An id as Quay makes them, but the same in each run. */
  readonly newId = (): string => {
    const n = ++this.#ids
    const hex = (Math.imul(n, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0')
    return `${hex}-0000-4000-8000-${n.toString(16).padStart(12, '0')}`
  }

  #file(repository: Repository): void {
    this.repositories.set(repository.fullName, repository)
  }

  #addOrganizations(world: World): void {
    const listed = [...(world.organizations ?? [])]
    if (world.organization !== undefined && listed.every(({ name }) => name !== world.organization)) {
      const name = world.organization
      const inside = world.repositories.find(({ repository }) => repository.namespace === name)
      const window = world.tag_expiration_s ?? inside?.repository.tag_expiration_s ?? TWO_WEEKS
      listed.push({ name, tag_expiration_s: window })
    }
    for (const { name, tag_expiration_s: window } of listed) {
      this.namespaces.set(name, namespace(name, 'organization', window))
    }
  }

  #namespaceOf(name: string, window: number): Namespace {
    const known = this.namespaces.get(name)
    if (known !== undefined) return known
    const kind = this.users.has(name) ? 'user' : 'organization'
    const created = namespace(name, kind, window)
    this.namespaces.set(name, created)
    return created
  }
}

const namespace = (name: string, kind: Namespace['kind'], windowSeconds: number): Namespace => ({
  name,
  kind,
  windowSeconds,
  autoprune: [],
  immutability: [],
})

const usageFromWorld = (entry: WorldLogEntry): UsageEntry => ({
  kind: entry.kind,
  metadata: entry.metadata,
  ip: entry.ip,
  at: Date.parse(entry.datetime),
  performer:
    entry.performer === undefined ? null : { name: entry.performer.name, isRobot: entry.performer.is_robot },
})
