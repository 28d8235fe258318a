// A demo Quay for unit tests: in memory, on a clock that the test moves.

import { createDemo, type Demo } from './app'
import type { World, WorldManifest, WorldRepository, WorldTag } from './world/types'

export const START = 1_800_000_000

const FAR = 'application/vnd.oci.image.manifest.v1+json'

export const digest = (letter: string): string => `sha256:${letter.repeat(64)}`

/** An image; its digest is the letter, 64 times. */
export const image = (letter: string): WorldManifest => ({
  manifest: {
    digest: digest(letter),
    is_manifest_list: false,
    manifest_data: JSON.stringify({ schemaVersion: 2, mediaType: FAR, layers: [] }),
    config_media_type: 'application/vnd.oci.image.config.v1+json',
    layers_compressed_size: 100,
    layers: [],
  },
  labels: [],
})

export const tag = (name: string, letter: string, ago: number, more: Partial<WorldTag> = {}): WorldTag => ({
  name,
  manifest_digest: digest(letter),
  start_ts: START - ago,
  reversion: false,
  immutable: false,
  is_manifest_list: false,
  size: 100,
  ...more,
})

/** `acme/app`, in which `writer` may write and `reader` read. */
export function repository(
  tags: readonly WorldTag[],
  letters: string,
  more: Partial<WorldRepository['repository']> = {},
): WorldRepository {
  return {
    repository: {
      namespace: 'acme',
      name: 'app',
      kind: 'image',
      description: null,
      is_public: false,
      is_organization: true,
      tag_expiration_s: 3600,
      state: 'NORMAL',
      ...more,
    },
    permissions: { writer: 'write', reader: 'read' },
    tags: [...tags],
    manifests: Object.fromEntries(letters.split('').map((letter) => [digest(letter), image(letter)])),
  }
}

export const world = (repositories: World['repositories'], more: Partial<World> = {}): World => ({
  now: START,
  organizations: [{ name: 'acme', tag_expiration_s: 3600 }],
  users: { admin: { superuser: true }, writer: { superuser: false }, reader: { superuser: false } },
  tokens: {
    admin: {
      user: 'admin',
      scopes: ['repo:admin', 'user:read', 'user:admin', 'org:admin', 'super:user'],
      expired: false,
    },
    writer: { user: 'writer', scopes: ['repo:write'], expired: false },
    reader: { user: 'reader', scopes: ['repo:read'], expired: false },
  },
  repositories,
  ...more,
})

export interface Told {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly body: unknown
}

/** A demo with the world in it, its clock and its waits in the test's hand. */
export class TestDemo {
  /** Milliseconds. */
  time = START * 1000
  readonly waits: number[] = []
  readonly demo: Demo

  constructor(start: World, latency = 0) {
    this.demo = createDemo({
      world: () => start,
      latency,
      time: () => this.time,
      wait: async (ms) => {
        this.waits.push(ms)
      },
    })
  }

  pass(seconds: number): void {
    this.time += seconds * 1000
  }

  async ask(method: string, path: string, body?: unknown, token: string | null = 'admin'): Promise<Told> {
    const headers = new Headers(token === null ? {} : { authorization: `Bearer ${token}` })
    if (body !== undefined) headers.set('content-type', 'application/json')
    const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }
    const answer = await this.demo.fetch(new Request(`http://demo.test${path}`, init))
    const text = await answer.text()
    return { status: answer.status, headers: answer.headers, text, body: parsed(text) }
  }

  /** The names in the listing, newest first. */
  async names(query = ''): Promise<string[]> {
    const { body } = await this.ask('GET', `/api/v1/repository/acme/app/tag/?limit=100${query}`)
    return field(body, 'tags').map((one) => String(Object(one).name))
  }

  async restore(name: string, letter: string): Promise<number> {
    const path = `/api/v1/repository/acme/app/tag/${name}/restore`
    return (await this.ask('POST', path, { manifest_digest: digest(letter) })).status
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A list within a body. */
export function field(body: unknown, name: string): unknown[] {
  const value: unknown =
    typeof body === 'object' && body !== null
      ? Object.entries(body).find(([key]) => key === name)?.[1]
      : undefined
  return Array.isArray(value) ? value : []
}
