import type { WorldLabel, WorldLayer, WorldManifest } from '../world/types'
import { rfc } from './dates'
import type { Random } from './prng'
import { sha256 } from './sha256'

export const MEDIA = {
  image: 'application/vnd.oci.image.manifest.v1+json',
  index: 'application/vnd.oci.image.index.v1+json',
  config: 'application/vnd.oci.image.config.v1+json',
  layer: 'application/vnd.oci.image.layer.v1.tar+gzip',
} as const

/** A manifest that was pushed, with what its tags need to know of it. */
export interface Image {
  digest: string
  manifest: WorldManifest
  /** The children of an index that are present. */
  children: Image[]
  /** Seconds that its tags live, from the label `quay.expires-after`. */
  expiresAfter: number | undefined
}

export interface Layer {
  digest: string
  size: number
  command: string | null
  created: number | null
  mediaType?: string
  author?: string
  comment?: string
}

export interface Platform {
  os: string
  architecture: string
}

const UNITS: Record<string, number> = { s: 1, m: 60, h: 3600, d: 86400, w: 604800 }

function lifespan(labels: WorldLabel[]): number | undefined {
  const value = labels.find(({ key }) => key === 'quay.expires-after')?.value ?? ''
  const unit = UNITS[value.slice(-1)]
  return unit === undefined ? undefined : Number.parseInt(value, 10) * unit
}

export function label(chance: Random, key: string, value: string, source = 'manifest'): WorldLabel {
  return { id: chance.uuid(), key, value, source_type: source, media_type: 'text/plain' }
}

const told = (layer: Layer, index: number): WorldLayer => ({
  index,
  compressed_size: layer.size,
  is_remote: false,
  urls: null,
  command: layer.command === null ? null : [layer.command],
  comment: layer.comment ?? null,
  author: layer.author ?? null,
  blob_digest: layer.digest,
  // What Quay makes of a layer without a date.
  created_datetime: layer.created === null ? 'Mon, 01 Jan 0001 00:00:00 -0000' : rfc(layer.created),
})

export function image(chance: Random, layers: Layer[], labels: WorldLabel[]): Image {
  const body = JSON.stringify({
    schemaVersion: 2,
    mediaType: MEDIA.image,
    config: { mediaType: MEDIA.config, size: chance.int(2400, 6800), digest: `sha256:${chance.hex(64)}` },
    layers: layers.map(({ digest, size, mediaType }) => ({
      mediaType: mediaType ?? MEDIA.layer,
      size,
      digest,
    })),
  })
  const digest = sha256(body)
  const manifest = {
    digest,
    is_manifest_list: false,
    manifest_data: body,
    config_media_type: MEDIA.config,
    layers_compressed_size: layers.reduce((sum, { size }) => sum + size, 0),
    layers: layers.map(told),
  }
  return { digest, manifest: { manifest, labels }, children: [], expiresAfter: lifespan(labels) }
}

/** An index over the children; those not in `present` are named but were never pushed (a sparse index). */
export function index(children: { image: Image; platform: Platform; present: boolean }[]): Image {
  const body = JSON.stringify({
    schemaVersion: 2,
    mediaType: MEDIA.index,
    manifests: children.map(({ image: { digest, manifest }, platform }) => ({
      mediaType: MEDIA.image,
      size: manifest.manifest.manifest_data.length,
      digest,
      platform,
    })),
  })
  const digest = sha256(body)
  const manifest = {
    digest,
    is_manifest_list: true,
    manifest_data: body,
    config_media_type: null,
    layers_compressed_size: 0,
    layers: null,
  }
  const present = children.filter((child) => child.present).map((child) => child.image)
  return { digest, manifest: { manifest, labels: [] }, children: present, expiresAfter: undefined }
}
