// What a world of the demo Quay is made of: the format of the recorded fixtures, and the few things that the
// built-in world needs beyond it. Times are seconds since 1970 unless a name says otherwise.

export type Role = 'read' | 'write' | 'admin'

export interface WorldTag {
  name: string
  manifest_digest: string
  start_ts: number
  /** Absent on a tag that lives without an expiration; before `start_ts` once permanently deleted. */
  end_ts?: number
  reversion: boolean
  immutable: boolean
  is_manifest_list: boolean
  /** Bytes; `null` for an index. */
  size: number | null
}

export interface WorldLabel {
  id?: string
  key: string
  value: string
  source_type: string
  media_type: string
}

export interface WorldLayer {
  index: number
  compressed_size: number
  is_remote: boolean
  urls: string[] | null
  command: string[] | null
  comment: string | null
  author: string | null
  blob_digest: string
  created_datetime: string | null
}

export interface WorldManifest {
  manifest: {
    digest: string
    is_manifest_list: boolean
    /** The manifest as a registry client put it: JSON text. */
    manifest_data: string
    config_media_type: string | null
    layers_compressed_size: number | null
    layers: WorldLayer[] | null
  }
  labels: WorldLabel[]
}

export interface WorldRepository {
  repository: {
    namespace: string
    name: string
    kind: string
    description: string | null
    is_public: boolean
    is_organization: boolean
    tag_expiration_s: number
    state: string
  }
  /** By user or robot name. */
  permissions: Record<string, Role>
  /** The whole history, newest first. */
  tags: WorldTag[]
  /** By digest; dead ones too, and the children of indexes that are present. */
  manifests: Record<string, WorldManifest>
}

/** A repository whose content is made when it is first asked for: ten thousand tags cost nothing until then. */
export interface LazyRepository extends Omit<WorldRepository, 'tags' | 'manifests'> {
  /** When its newest lifetime began: listings of repositories tell it without making the content. */
  last_modified: number
  make: () => Pick<WorldRepository, 'tags' | 'manifests'>
}

export interface WorldToken {
  user: string
  scopes: string[]
  expired: boolean
}

export interface WorldLogEntry {
  kind: string
  metadata: Record<string, unknown>
  ip: string | null
  datetime: string
  performer?: { kind: string; name: string; is_robot: boolean; avatar?: unknown }
}

export interface World {
  /** Where the clock stands; it may have a fraction. */
  now: number
  /** A recorded world has one organization; the built-in one names several, each with its window. */
  organization?: string
  tag_expiration_s?: number
  organizations?: { name: string; tag_expiration_s: number }[]
  users: Record<string, { superuser: boolean }>
  tokens: Record<string, WorldToken>
  robots?: Record<string, { permissions: Record<string, Role> }>
  repositories: (WorldRepository | LazyRepository)[]
  /** Older entries of the usage log by `namespace/name`, newest first. */
  logs?: Record<string, WorldLogEntry[]>
  applications?: unknown[]
  /** Garbage collection runs; off unless asked for. */
  gc?: boolean
  /** Laid over what `/config` tells, object by object: to switch a feature off, or to sign in elsewhere. */
  config?: Record<string, unknown>
}
