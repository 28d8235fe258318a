import { queryOptions } from '@tanstack/react-query'
import * as v from 'valibot'
import type { Http, ReadOptions } from './http'
import { http } from './quay'
import { apiUrl, repositoryParts } from './url'

const text = v.fallback(v.nullish(v.string(), null), null)
const bytes = v.fallback(v.nullish(v.pipe(v.number(), v.finite()), null), null)

/** One layer as Quay tells it; `command` is what made it. */
const layerSchema = v.looseObject({
  compressed_size: bytes,
  command: v.fallback(v.nullish(v.array(v.string()), null), null),
  blob_digest: text,
  created_datetime: text,
})

export type Layer = v.InferOutput<typeof layerSchema>

/** What a child of an index is for. */
const childSchema = v.looseObject({
  digest: v.string(),
  mediaType: text,
  size: bytes,
  platform: v.fallback(v.nullish(v.looseObject({ os: text, architecture: text, variant: text }), null), null),
})

export type Child = v.InferOutput<typeof childSchema>

// What a registry client pushed: text of anybody's making, so that whatever makes no sense counts as absent.
const bodySchema = v.looseObject({
  mediaType: text,
  manifests: v.fallback(v.nullish(v.array(childSchema), []), []),
})

/** An image's manifest (contract `manifest`, `manifest-index`). */
const manifestSchema = v.looseObject({
  digest: v.string(),
  is_manifest_list: v.nullish(v.boolean(), false),
  manifest_data: v.nullish(v.string(), ''),
  /** Bytes; null where Quay does not know. */
  layers_compressed_size: bytes,
  layers: v.fallback(v.nullish(v.array(layerSchema), []), []),
})

/** A manifest, and what its body says: its media type and, of an index, its children. */
export type Manifest = v.InferOutput<typeof manifestSchema> & { mediaType: string | null; children: Child[] }

/**
 * Reads the manifest of a live image: one that a live tag names, itself or by its index.
 * @throws QuayError `not-found` for any other, also where the image is there but dead (dead.json)
 */
async function fetchManifest(
  http: Http,
  repository: string,
  digest: string,
  options: ReadOptions = {},
): Promise<Manifest> {
  const url = apiUrl([...repositoryParts(repository), 'manifest', digest])
  const manifest = await http.read(manifestSchema, url, options)
  const body = v.safeParse(v.pipe(v.string(), v.parseJson(), bodySchema), manifest.manifest_data)
  return {
    ...manifest,
    mediaType: body.success ? body.output.mediaType : null,
    children: body.success ? (body.output.manifests ?? []) : [],
  }
}

/** `fetchManifest` for the console. */
export function manifestQuery(repository: string, digest: string) {
  return queryOptions({
    queryKey: ['manifest', repository, digest],
    queryFn: ({ signal }) => fetchManifest(http, repository, digest, { signal }),
    // Whether an image lives changes with every write, also by others.
    staleTime: 0,
  })
}
