// A small repository in which each kind of change happened, at moments that a test can name.
import type { World, WorldLogEntry, WorldManifest, WorldRepository, WorldTag } from '../demo/world/types'
import { image } from './worlds'

export const WEEK = 7 * 86_400
/** When a test begins: today at noon by UTC, so that no day ends while it runs, whenever that is. */
export const NOW = Math.floor(Date.now() / 86_400_000) * 86_400 + 43_200

const digest = (letter: string) => `sha256:${letter.repeat(64)}`

const ago = (
  name: string,
  letter: string,
  from: number,
  to: number | null,
  more: Partial<WorldTag> = {},
): WorldTag => ({
  name,
  manifest_digest: digest(letter),
  start_ts: NOW - from * 3600,
  ...(to === null ? {} : { end_ts: NOW - to * 3600 }),
  reversion: false,
  immutable: false,
  is_manifest_list: false,
  size: 1_000_000,
  ...more,
})

const HISTORY: WorldTag[] = [
  ago('moved', 'a', 200, 100),
  ago('moved', 'b', 100, null),
  ago('renewed', 'a', 190, 90),
  ago('renewed', 'a', 90, null),
  ago('restored', 'a', 180, 120),
  ago('restored', 'b', 120, 80),
  ago('restored', 'a', 80, null, { reversion: true }),
  ago('returned', 'a', 170, 130),
  ago('returned', 'b', 70, null),
  ago('expiring', 'b', 60, -48),
  ago('ended', 'a', 160, 50),
  { ...ago('purged', 'b', 150, 0), end_ts: NOW - 2 * WEEK - 3600 },
  ago('locked', 'b', 140, null, { immutable: true }),
]

/** Eight in the evening by UTC, two days before the test: in Tokyo that is the morning of the day after. */
export const EVENING = Math.floor(NOW / 86_400) * 86_400 - 28 * 3600

/** With a tag that was pushed in the evening. */
export function eveningWorld(): World {
  const world = livingWorld()
  const evening = { ...ago('evening', 'a', 0, null), start_ts: EVENING }
  return {
    ...world,
    repositories: world.repositories.map((repository) => ({
      ...repository,
      tags: [...HISTORY, evening].toSorted((a, b) => b.start_ts - a.start_ts),
    })),
  }
}

/** It ended, and another of its images was purged since; it moved on to an image that was purged since. */
export function purgedWorld(): World {
  const world = worldWith({})
  const purge = (name: string, letter: string, from: number, purged: number) => ({
    ...ago(name, letter, from, 0),
    end_ts: NOW - 2 * WEEK - purged * 3600,
  })
  const tags = [
    ago('gone', 'a', 160, 50),
    purge('gone', 'b', 170, 40),
    ago('onward', 'a', 150, 60),
    purge('onward', 'b', 60, 40),
  ]
  return {
    ...world,
    repositories: world.repositories.map((repository) => ({
      ...repository,
      tags: tags.toSorted((a, b) => b.start_ts - a.start_ts),
    })),
  }
}

export function worldWith(repository: Partial<WorldRepository['repository']>): World {
  const window = repository.tag_expiration_s ?? 2 * WEEK
  const nobody = { superuser: false }
  return {
    now: NOW,
    organizations: [{ name: 'acme', tag_expiration_s: window }],
    users: { admin: { superuser: true }, writer: nobody, reader: nobody },
    tokens: {
      admin: {
        user: 'admin',
        scopes: ['repo:read', 'repo:write', 'repo:admin', 'user:read'],
        expired: false,
      },
    },
    repositories: [
      {
        repository: {
          namespace: 'acme',
          name: 'life',
          kind: 'image',
          description: null,
          is_public: false,
          is_organization: true,
          tag_expiration_s: window,
          state: 'NORMAL',
          ...repository,
        },
        permissions: { writer: 'write', reader: 'read' },
        tags: HISTORY.toSorted((a, b) => b.start_ts - a.start_ts || (a.name < b.name ? -1 : 1)),
        manifests: { [digest('a')]: image(digest('a')), [digest('b')]: image(digest('b')) },
      },
    ],
  }
}

/** `acme/life`: a tag for each kind of change, named after it; the window is two weeks. */
export const livingWorld = (): World => worldWith({})

type Logged = { hours: number; kind: string; tag: string; letter: string }

/** An entry of the usage log, of so many hours ago. */
const entryOf = ({ hours, kind, tag, letter }: Logged): WorldLogEntry => ({
  kind,
  metadata: { namespace: 'acme', repo: 'life', tag, manifest_digest: digest(letter) },
  ip: '198.51.100.7',
  datetime: new Date((NOW - hours * 3600) * 1000).toUTCString().replace('GMT', '-0000'),
  performer: { kind: 'user', name: 'writer', is_robot: false },
})

/** A world of which the usage log tells this; newest first. */
export const loggedWorld = (world: World, entries: readonly Logged[]): World => ({
  ...world,
  logs: { 'acme/life': entries.map(entryOf) },
})

/** An index for three platforms, as a registry client puts it. */
function indexOf(children: readonly string[]): WorldManifest {
  const ARCHITECTURES = ['amd64', 'arm64', 's390x']
  const mediaType = 'application/vnd.oci.image.index.v1+json'
  return {
    manifest: {
      digest: digest('e'),
      is_manifest_list: true,
      manifest_data: JSON.stringify({
        schemaVersion: 2,
        mediaType,
        manifests: children.map((child, index) => ({
          mediaType: 'application/vnd.oci.image.manifest.v1+json',
          digest: child,
          size: 500,
          platform: { os: 'linux', architecture: ARCHITECTURES[index] },
        })),
      }),
      config_media_type: null,
      layers_compressed_size: null,
      layers: null,
    },
    labels: [],
  }
}

/** `acme/sparse:index`: an index that lacks one of its three images. */
export function sparseWorld(): World {
  const world = worldWith({ name: 'sparse' })
  const [a, b, missing] = [digest('a'), digest('b'), digest('c')]
  const index = indexOf([a, b, missing])
  const tag = ago('index', 'e', 30, null, { is_manifest_list: true, size: null })
  return {
    ...world,
    repositories: world.repositories.map((repository) => ({
      ...repository,
      tags: [tag],
      manifests: { [digest('e')]: index, [a]: image(a), [b]: image(b) },
    })),
  }
}
