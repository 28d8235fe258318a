import { queryOptions } from '@tanstack/react-query'
import * as v from 'valibot'
import type { Http, ReadOptions } from './http'
import { PRIORITY } from './queue'
import { http } from './quay'
import { apiUrl, repositoryParts } from './url'

export const labelSchema = v.looseObject({
  id: v.nullish(v.string(), null),
  key: v.string(),
  value: v.nullish(v.string(), ''),
  /** `manifest` where it came with the image, `api` where it was added. */
  source_type: v.nullish(v.string(), ''),
  media_type: v.nullish(v.string(), null),
})

/** The labels of an image (contract `labels`). */
const labelsSchema = v.looseObject({ labels: v.array(labelSchema) })

export type Label = v.InferOutput<typeof labelSchema>

/**
 * Reads the labels of a live image.
 * @throws QuayError `not-found` for any other (dead `dead.label`)
 */
export async function fetchLabels(
  http: Http,
  repository: string,
  digest: string,
  options: ReadOptions = {},
): Promise<Label[]> {
  const url = apiUrl([...repositoryParts(repository), 'manifest', digest, 'labels'])
  return (await http.read(labelsSchema, url, options)).labels
}

/** `fetchLabels` for the console. */
export function labelsQuery(repository: string, digest: string) {
  return queryOptions({
    queryKey: ['labels', repository, digest],
    queryFn: ({ signal }) => fetchLabels(http, repository, digest, { signal, priority: PRIORITY.visible }),
  })
}
