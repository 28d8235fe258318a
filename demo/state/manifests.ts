// The images of one repository: manifests, what an index holds, labels, and how long an unnamed one is kept.

import type { WorldLayer, WorldManifest } from '../world/types'

export interface Label {
  readonly id: string
  readonly key: string
  readonly value: string
  readonly sourceType: string
  readonly mediaType: string
}

export interface Manifest {
  readonly digest: string
  readonly isList: boolean
  /** As a registry client put it. */
  readonly data: string
  readonly configMediaType: string | null
  readonly layersSize: number | null
  readonly layers: readonly WorldLayer[] | null
  /** Digests that an index names, there or not. */
  readonly children: readonly string[]
  labels: Label[]
}

export class Manifests {
  readonly #byDigest = new Map<string, Manifest>()
  readonly #parents = new Map<string, Set<string>>()
  /** Until when an image that nothing names is kept, in milliseconds. */
  readonly #holds = new Map<string, number>()
  /** Looked through, and nothing has come loose since. */
  #isTidy = false

  get(digest: string): Manifest | undefined {
    return this.#byDigest.get(digest)
  }

  has(digest: string): boolean {
    return this.#byDigest.has(digest)
  }

  put(manifest: Manifest): void {
    this.loosen()
    this.#byDigest.set(manifest.digest, manifest)
    for (const child of manifest.children) {
      const parents = this.#parents.get(child)
      if (parents === undefined) this.#parents.set(child, new Set([manifest.digest]))
      else parents.add(manifest.digest)
    }
  }

  /** The indexes present that name this image. */
  parentsOf(digest: string): readonly string[] {
    return [...(this.#parents.get(digest) ?? [])]
  }

  hold(digest: string, until: number): void {
    this.loosen()
    this.#holds.set(digest, Math.max(until, this.#holds.get(digest) ?? -Infinity))
  }

  release(digest: string): void {
    this.loosen()
    this.#holds.delete(digest)
  }

  isHeld(digest: string, now: number): boolean {
    return (this.#holds.get(digest) ?? -Infinity) > now
  }

  /** Something that named an image has gone: the next collection has to look. */
  loosen(): void {
    this.#isTidy = false
  }

  /** Forgets every image that is neither named by a lifetime, nor held, nor part of an index that stays. */
  collect(isNamed: (digest: string) => boolean, now: number): void {
    if (this.#isTidy) return
    const stays = (digest: string): boolean =>
      isNamed(digest) || this.isHeld(digest, now) || this.parentsOf(digest).some(stays)
    const gone = [...this.#byDigest.values()].filter(({ digest }) => !stays(digest))
    for (const manifest of gone) this.#remove(manifest)
    for (const [digest, until] of this.#holds) if (until <= now) this.#holds.delete(digest)
    this.#isTidy = this.#holds.size === 0
  }

  #remove(manifest: Manifest): void {
    this.#byDigest.delete(manifest.digest)
    this.#holds.delete(manifest.digest)
    for (const child of manifest.children) this.#parents.get(child)?.delete(manifest.digest)
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function parsed(data: string): Record<string, unknown> {
  const value: unknown = JSON.parse(data)
  return isObject(value) ? value : {}
}

const listOf = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter((entry) => isObject(entry)) : []

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)

const digestsOf = (entries: Record<string, unknown>[]): string[] =>
  entries.flatMap((entry) => textOf(entry['digest']) ?? [])

export function manifestFromWorld(given: WorldManifest, newId: () => string): Manifest {
  const { manifest, labels } = given
  return {
    digest: manifest.digest,
    isList: manifest.is_manifest_list,
    data: manifest.manifest_data,
    configMediaType: manifest.config_media_type,
    layersSize: manifest.layers_compressed_size,
    layers: manifest.layers,
    children: manifest.is_manifest_list ? digestsOf(listOf(parsed(manifest.manifest_data)['manifests'])) : [],
    labels: labels.map((label) => ({
      id: label.id ?? newId(),
      key: label.key,
      value: label.value,
      sourceType: label.source_type,
      mediaType: label.media_type,
    })),
  }
}

/** What a registry client put, read as Quay reads it; `labels` are those of the image's configuration. */
export function manifestFromPush(
  data: string,
  digest: string,
  labels: Readonly<Record<string, string>>,
  newId: () => string,
): Manifest {
  const body = parsed(data)
  const isList = Array.isArray(body['manifests'])
  const config = isObject(body['config']) ? body['config'] : {}
  const layers = listOf(body['layers'])
  return {
    digest,
    isList,
    data,
    configMediaType: isList ? null : textOf(config['mediaType']),
    layersSize: layers.reduce((sum, layer) => sum + Number(layer['size'] ?? 0), 0),
    layers: isList ? null : layers.map((layer, index) => layerOf(layer, index)),
    children: digestsOf(listOf(body['manifests'])),
    labels: Object.entries(labels).map(([key, value]) => ({
      id: newId(),
      key,
      value,
      sourceType: 'manifest',
      mediaType: 'text/plain',
    })),
  }
}

function layerOf(layer: Record<string, unknown>, index: number): WorldLayer {
  return {
    index,
    compressed_size: Number(layer['size'] ?? 0),
    is_remote: false,
    urls: null,
    command: null,
    comment: null,
    author: null,
    blob_digest: textOf(layer['digest']) ?? '',
    created_datetime: null,
  }
}
