// A repository as large as a test wants it, made at once.

import * as v from 'valibot'
import type { Registry } from '../state/registry'
import type { Manifest } from '../state/manifests'
import type { Repository } from '../state/repository'

const Count = v.pipe(v.number(), v.integer(), v.minValue(0))

export const Filling = v.strictObject({
  /** `namespace/name`; a repository of that name is replaced. */
  repository: v.pipe(v.string(), v.regex(/^[^/]+\/.+$/)),
  /** How many tags live. */
  live: Count,
  /** How many lifetimes there are in all; the rest are what the tags pointed to before. */
  lifetimes: v.optional(Count),
})

export type Filling = v.InferOutput<typeof Filling>

/** So many lifetimes share one image. */
const PER_IMAGE = 10

/** The roles of the accounts that every world has. */
const ROLES = [
  ['writer', 'write'],
  ['reader', 'read'],
] as const

export function fill(registry: Registry, filling: Filling, now: number): Repository {
  const { repository: path, live, lifetimes: total = live } = filling
  const former = registry.find(path)
  if (former !== undefined) registry.remove(former)
  const slash = path.indexOf('/')
  const owner = [...registry.users.values()].find(({ superuser }) => superuser)
  const traits = {
    name: path.slice(slash + 1),
    kind: 'image',
    description: `${live} tags, ${total} lifetimes`,
    isPublic: false,
    state: 'NORMAL',
  } as const
  const repository = registry.create(traits, path.slice(0, slash), owner?.name ?? 'admin')
  for (const [name, role] of ROLES) if (registry.users.has(name)) repository.permissions.set(name, role)
  addLifetimes(repository, live, Math.max(live, total), now)
  return repository
}

/** The n-th newest lifetime belongs to tag n modulo the number of tags: each tag moved from image to image. */
function addLifetimes(repository: Repository, live: number, total: number, now: number): void {
  if (live === 0) return
  const window = Math.max(3600, repository.traits.namespace.windowSeconds) * 1000
  const step = window / (total + 1)
  const start = (n: number): number => Math.floor(now - (n + 1) * step)
  const lifetimes = repository.lifetimes(now)
  const manifests = repository.manifests(now)
  let manifest = image(Math.floor((total - 1) / PER_IMAGE))
  for (let n = total - 1; n >= 0; n--) {
    if (n === total - 1 || n % PER_IMAGE === PER_IMAGE - 1) {
      manifest = image(Math.floor(n / PER_IMAGE))
      manifests.put(manifest)
    }
    lifetimes.add(
      {
        name: `build-${String(live - (n % live)).padStart(6, '0')}`,
        digest: manifest.digest,
        start: start(n),
        end: n < live ? null : start(n - live),
        reversion: false,
        immutable: false,
        isList: false,
        size: manifest.layersSize,
      },
      now,
    )
  }
}

function image(n: number): Manifest {
  const digest = `sha256:${(Math.imul(n + 1, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0')}${n.toString(16).padStart(56, '0')}`
  const size = 10_000_000 + (n % 977) * 4096
  const media = 'application/vnd.oci.image.config.v1+json'
  return {
    digest,
    isList: false,
    data: JSON.stringify({
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      config: { mediaType: media, size: 512, digest },
      layers: [{ mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip', size, digest }],
    }),
    configMediaType: media,
    layersSize: size,
    layers: null,
    children: [],
    labels: [],
  }
}
