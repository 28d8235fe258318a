import * as v from 'valibot'
import { labelSchema, type Label } from './labels'
import type { Http } from './http'
import { apiUrl, repositoryParts } from './url'

/** An image of a repository, whose labels are written. */
export type ImageAddress = {
  /** The repository's whole name, such as `acme/api`. */
  repository: string
  digest: string
}

const labelsUrl = ({ repository, digest }: ImageAddress, ...more: string[]) =>
  apiUrl([...repositoryParts(repository), 'manifest', digest, 'labels', ...more])

const addedSchema = v.looseObject({ label: labelSchema })

/** What a label's value is taken for where nobody says. */
export const PLAIN = 'text/plain'

/**
 * Adds a label to a live image, also where it has the same one (contract `label-add`, `label-add-again`).
 * @throws QuayError `refused` for a key that Quay does not take (contract `label-bad`, `label-expires`), `not-found` where the
 * image is not live (dead `dead.label`), …; see `write-tag.ts`
 */
export async function addLabel(
  http: Http,
  address: ImageAddress,
  { key, value, media_type }: Pick<Label, 'key' | 'value' | 'media_type'>,
): Promise<void> {
  const body = { key, value: value ?? '', media_type: media_type ?? PLAIN }
  await http.write(addedSchema, 'POST', labelsUrl(address), { body })
}

/**
 * Deletes a label that was added by the API (contract `label-delete`); for the image's own Quay has no words but 500.
 * @throws QuayError `not-found` where it is gone (contract `label-delete-again`), or the image is not live (dead
 * `dead.label-delete`), …; see `write-tag.ts`
 */
export async function deleteLabel(http: Http, address: ImageAddress, id: string): Promise<void> {
  await http.write(v.undefined(), 'DELETE', labelsUrl(address, id))
}
