// The one helper that arranges what the main paths need, on the demo Quay or on a real one named by the environment.
import { createHash, randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { Client } from './client'
import { Registry } from './registry'
import type { Stage } from './stage'

type Account = { username: string; password: string }

/** A Quay, and who may do what on it. */
export interface Ground {
  /** Owns the namespace of the same name. */
  owner: Account
  /** Somebody else, who may do what the owner lets them. */
  guest: Account
  /** An access token of the owner's, with all scopes of repositories. */
  token: string
  /** Pushes an image, made of that text, as a tag; gives its digest. Makes the repository, if it is not there. */
  push: (repository: string, tag: string, text: string) => Promise<string>
}

/** What the tests of a Quay need of the environment; e2e/README.md tells more. */
const NEEDED = [
  'E2E_QUAY_ADMIN_USER',
  'E2E_QUAY_ADMIN_PASSWORD',
  'E2E_QUAY_WRITER_USER',
  'E2E_QUAY_WRITER_PASSWORD',
  'E2E_QUAY_TOKEN',
] as const

/** The address of a real Quay to play on; undefined for the demo. */
export const realQuay = (): string | undefined =>
  process.env['E2E_QUAY_URL']?.replace(/\/+$/, '') || undefined

export async function groundOf(stage: Stage): Promise<Ground> {
  return realQuay() === undefined ? demoGround(stage) : realGround(stage.quay)
}

async function demoGround({ quay }: Stage): Promise<Ground> {
  const control = async (name: string, body: object) => {
    const response = await fetch(`${quay}/__demo/${name}`, { method: 'POST', body: JSON.stringify(body) })
    if (!response.ok) throw new Error(`/__demo/${name}: ${response.status} ${await response.text()}`)
  }
  await control('reset', { gc: false })
  const password = 'password12'
  return {
    owner: { username: 'admin', password },
    guest: { username: 'writer', password },
    token: 'admin',
    push: async (repository, tag, text) => {
      const { manifest } = imageOf(text)
      await control('registry', {
        method: 'PUT',
        path: `/v2/${repository}/manifests/${tag}`,
        user: 'admin',
        body: manifest,
      })
      return digestOf(manifest)
    },
  }
}

function realGround(quay: string): Ground {
  const missing = NEEDED.filter((name) => !process.env[name])
  if (missing.length > 0) throw new Error(`E2E_QUAY_URL is set, so these must be, too: ${missing.join(', ')}`)
  const [owner = '', password = '', guest = '', guestPassword = '', token = ''] = NEEDED.map(
    (name) => process.env[name],
  )
  const registry = new Registry(quay, owner, password)
  return {
    owner: { username: owner, password },
    guest: { username: guest, password: guestPassword },
    token,
    push: async (repository, tag, text) => {
      const { manifest, blobs } = imageOf(text)
      for (const blob of blobs) await registry.putBlob(repository, blob, digestOf(blob))
      await registry.putManifest(repository, tag, manifest)
      return digestOf(manifest)
    },
  }
}

/** A repository of a test's own. */
export class Yard {
  readonly repository: string
  readonly ground: Ground
  readonly other: Client
  readonly #made = new Set<string>()

  constructor(ground: Ground, quay: string) {
    this.ground = ground
    this.other = new Client(quay, ground.token)
    this.repository = `${ground.owner.username}/tidemark-e2e-${randomBytes(5).toString('hex')}`
  }

  /** `inside`: a name below the repository's own, such as `team/app`. */
  async push(tag: string, text: string, inside?: string): Promise<string> {
    const repository = inside === undefined ? this.repository : `${this.repository}/${inside}`
    this.#made.add(repository)
    return this.ground.push(repository, tag, text)
  }

  /** A signature tag of an image, as cosign makes it. */
  async sign(digest: string): Promise<string> {
    const tag = `${digest.replace(':', '-')}.sig`
    await this.push(tag, `signature of ${digest}`)
    return tag
  }

  /** What the guest may do in the repository from now on. */
  async let(role: 'read' | 'write'): Promise<void> {
    const path = `/api/v1/repository/${this.repository}/permissions/user/${this.ground.guest.username}`
    await this.other.call('PUT', path, { role })
  }

  async clear(): Promise<void> {
    for (const repository of this.#made) await this.other.call('DELETE', `/api/v1/repository/${repository}`)
  }
}

const digestOf = (data: string | Uint8Array): string =>
  `sha256:${createHash('sha256').update(data).digest('hex')}`

type Image = { manifest: string; blobs: Uint8Array[] }

/** An image of one layer, the same for the same text. */
function imageOf(text: string): Image {
  const content = Buffer.from(text)
  const layer = gzipSync(content)
  const config = Buffer.from(
    JSON.stringify({
      architecture: 'amd64',
      os: 'linux',
      config: {},
      rootfs: { type: 'layers', diff_ids: [digestOf(content)] },
      history: [{ created: '2026-01-01T00:00:00Z', created_by: 'COPY content' }],
    }),
  )
  const part = (kind: string, blob: Uint8Array) => ({
    mediaType: `application/vnd.oci.image.${kind}`,
    digest: digestOf(blob),
    size: blob.length,
  })
  const manifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    config: part('config.v1+json', config),
    layers: [part('layer.v1.tar+gzip', layer)],
  })
  return { manifest, blobs: [config, layer] }
}
