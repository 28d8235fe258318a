// What registry clients (podman, skopeo, a CI) do beside the console: they push, pull and delete through /v2.

import type { Registry } from './registry'
import { manifestFromPush, type Manifest } from './manifests'
import { PUSH_HOLD, type Repository } from './repository'
import { endTag, LockedTag, pointTag } from './tags'

export interface RegistryCall {
  readonly method: string
  /** `/v2/<repository>/manifests/<tag or digest>` */
  readonly path: string
  readonly user: string
  /** The manifest, as text. */
  readonly body: string | null
  /** Those of the image's configuration. */
  readonly labels: Readonly<Record<string, string>>
}

export type Outcome =
  | { readonly status: number }
  | { readonly status: 404 | 409 | 400; readonly error: string }

const CLIENT = {
  'user-agent': 'registry-client/1.0',
} as const

interface Step {
  readonly registry: Registry
  readonly call: RegistryCall
  readonly repository: Repository
  /** A tag, or a digest. */
  readonly reference: string
  readonly now: number
}

const isDigest = (reference: string): boolean => reference.startsWith('sha256:')

export async function callRegistry(registry: Registry, call: RegistryCall, now: number): Promise<Outcome> {
  const [, path, reference] = /^\/v2\/([^/]+\/.+)\/manifests\/([^/]+)$/.exec(call.path) ?? []
  if (path === undefined || reference === undefined) return { status: 400, error: 'no manifest path' }
  const repository =
    registry.find(path) ?? (call.method === 'PUT' ? created(registry, path, call.user) : undefined)
  if (repository === undefined) return { status: 404, error: 'no such repository' }
  const step = { registry, call, repository, reference: decodeURIComponent(reference), now }
  try {
    if (call.method === 'PUT') return await push(step)
    return call.method === 'DELETE' ? remove(step) : pull(step)
  } catch (error) {
    if (error instanceof LockedTag) return { status: 409, error: error.message }
    throw error
  }
}

/** A push to a name that is free makes the repository. */
function created(registry: Registry, path: string, user: string): Repository {
  const slash = path.indexOf('/')
  const traits = {
    name: path.slice(slash + 1),
    kind: 'image',
    description: null,
    isPublic: false,
    state: 'NORMAL',
  } as const
  return registry.create(traits, path.slice(0, slash), user)
}

async function push(step: Step): Promise<Outcome> {
  const { call, repository, reference, now } = step
  const body = call.body ?? ''
  const digest = await digestOf(body)
  const manifests = repository.manifests(now)
  const known = manifests.get(digest)
  const manifest = known ?? manifestFromPush(body, digest, call.labels, () => repository.newId())
  if (known === undefined) manifests.put(manifest)
  if (isDigest(reference)) {
    if (reference !== digest) return { status: 400, error: 'the digest does not fit the manifest' }
    manifests.hold(digest, now + PUSH_HOLD)
    return { status: 201 }
  }
  pointTag(repository, { name: reference, manifest, reversion: false }, now)
  trace(step, 'push_repo', { tag: reference, mediaType: mediaType(manifest) })
  return { status: 201 }
}

function pull(step: Step): Outcome {
  const { repository, reference, now } = step
  const named = repository.lifetimes(now).liveOf(reference, now)
  const digest = named?.digest ?? reference
  const manifest = repository.manifests(now).get(digest)
  if (manifest === undefined) return { status: 404, error: 'manifest unknown' }
  repository.pulls.pulled(digest, named?.name ?? null, now)
  const what = named === undefined ? { manifest_digest: digest } : { tag: named.name }
  trace(step, 'pull_repo', { ...what, mediaType: mediaType(manifest) })
  return { status: 200 }
}

/** A tag ends; a digest ends all live tags of its image, none if one of them is locked. */
function remove(step: Step): Outcome {
  const { repository, reference, now } = step
  const lifetimes = repository.lifetimes(now)
  const live = isDigest(reference)
    ? lifetimes.liveOn(reference, now)
    : [lifetimes.liveOf(reference, now) ?? []].flat()
  const locked = live.find(({ immutable }) => immutable)
  if (locked !== undefined) throw new LockedTag(locked.name)
  if (live.length === 0) return { status: 404, error: 'manifest unknown' }
  for (const lifetime of live) {
    endTag(repository, lifetime, now)
    trace(step, 'delete_tag', { tag: lifetime.name, digest: reference })
  }
  return { status: 202 }
}

const mediaType = ({ isList }: Manifest): string =>
  isList ? 'application/vnd.oci.image.index.v1+json' : 'application/vnd.oci.image.manifest.v1+json'

/** `$oauthtoken` is the user name of those who come with a token. */
function trace(
  { registry, call, repository, now }: Step,
  kind: string,
  metadata: Record<string, unknown>,
): void {
  const name = call.user === '$oauthtoken' ? [...registry.tokens.values()][0]?.user : call.user
  const isRobot = name !== undefined && registry.robots.has(name)
  repository.usage.push({
    kind,
    metadata: {
      repo: repository.traits.name,
      namespace: repository.traits.namespace.name,
      ...CLIENT,
      ...metadata,
      username: name,
      ...(isRobot ? { is_robot: true } : {}),
      resolved_ip: null,
    },
    ip: '127.0.0.1',
    at: now,
    performer: name === undefined ? null : { name, isRobot },
  })
}

async function digestOf(text: string): Promise<string> {
  const hash = await globalThis.crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return `sha256:${[...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
}
