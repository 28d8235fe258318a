import type { World, WorldManifest, WorldRepository } from '../demo/world/types'

const nobody = { superuser: false }

/** A Quay with accounts and without repositories, unless they are given. */
export function emptyWorld(parts: Partial<World> = {}): World {
  return {
    now: Date.now() / 1000,
    organizations: [{ name: 'acme', tag_expiration_s: 14 * 86_400 }],
    users: { admin: { superuser: true }, writer: nobody, reader: nobody },
    tokens: { admin: { user: 'admin', scopes: ['repo:read', 'user:read'], expired: false } },
    repositories: [],
    ...parts,
  }
}

/** A repository that was made and that nobody has pushed to. */
export function bareRepository(name: string, isPublic = false): WorldRepository {
  return {
    repository: {
      namespace: 'acme',
      name,
      kind: 'image',
      description: null,
      is_public: isPublic,
      is_organization: true,
      tag_expiration_s: 14 * 86_400,
      state: 'NORMAL',
    },
    permissions: {},
    tags: [],
    manifests: {},
  }
}

/** `acme/plain`: a tag of an hour, on a Quay that tells this of itself. */
export function plainWorld(config: NonNullable<World['config']>): World {
  const digest = `sha256:${'a'.repeat(64)}`
  const start_ts = Math.floor(Date.now() / 1000) - 3600
  const lifetime = { reversion: false, immutable: false, is_manifest_list: false, size: 1_000_000 }
  return emptyWorld({
    config,
    repositories: [
      {
        ...bareRepository('plain'),
        permissions: { writer: 'write' },
        tags: [{ name: 'v1', manifest_digest: digest, start_ts, ...lifetime }],
        manifests: { [digest]: image(digest) },
      },
    ],
  })
}

/** `acme/old`: a tag that has had its image for over 104 weeks. */
export function oldTagWorld(): World {
  const digest = `sha256:${'a'.repeat(64)}`
  const start_ts = Math.floor(Date.now() / 1000) - 106 * 7 * 86_400
  const lifetime = { reversion: false, immutable: false, is_manifest_list: false, size: 1_000_000 }
  return emptyWorld({
    tokens: { writer: { user: 'writer', scopes: ['repo:write'], expired: false } },
    repositories: [
      {
        ...bareRepository('old'),
        permissions: { writer: 'write' },
        tags: [{ name: 'ancient', manifest_digest: digest, start_ts, ...lifetime }],
        manifests: { [digest]: image(digest) },
      },
    ],
  })
}

/** An image of one layer. */
export function image(digest: string): WorldManifest {
  const layer = {
    index: 0,
    compressed_size: 1_000_000,
    is_remote: false,
    urls: null,
    command: ['COPY . /srv'],
    comment: null,
    author: null,
    blob_digest: `sha256:${'d'.repeat(64)}`,
    created_datetime: null,
  }
  return {
    manifest: {
      digest,
      is_manifest_list: false,
      manifest_data: JSON.stringify({
        schemaVersion: 2,
        mediaType: 'application/vnd.oci.image.manifest.v1+json',
        layers: [{ digest: layer.blob_digest, size: layer.compressed_size }],
      }),
      config_media_type: 'application/vnd.oci.image.config.v1+json',
      layers_compressed_size: 1_000_000,
      layers: [layer],
    },
    labels: [{ key: 'team', value: 'platform', source_type: 'manifest', media_type: 'text/plain' }],
  }
}
