import * as v from 'valibot'
import type { Http } from './http'
import { apiUrl, repositoryParts } from './url'

// The writes that Quay has for tags. Each call changes one thing, because one PUT is not atomic: what ran before a
// refusal stays (contract README 23). Each throws QuayError; `refused`, `forbidden`, `not-found`, `immutable`,
// `read-only` and `throttled` mean that nothing was changed, any other kind that nobody knows.

/** A write's target. */
export type TagAddress = {
  /** The repository's whole name, such as `acme/api`. */
  repository: string
  tag: string
}

const tagUrl = ({ repository, tag }: TagAddress, ...more: string[]) =>
  apiUrl([...repositoryParts(repository), 'tag', tag, ...more])

const updatedSchema = v.string()

/**
 * Makes the tag, or ends its lifetime and starts one on another image (contract `put-create`, `put-move`).
 * @param digest of a live image: any other is `not-found` (dead `dead.put-existing`)
 */
export async function putTag(http: Http, address: TagAddress, digest: string): Promise<void> {
  await http.write(updatedSchema, 'PUT', tagUrl(address), { body: { manifest_digest: digest } })
}

/**
 * Sets when the tag ends, in seconds; null for never. Quay moves what lies outside of its bounds to the bound, silently
 * (contract README 6, 22): read it back.
 */
export async function putExpiration(
  http: Http,
  address: TagAddress,
  expiration: number | null,
): Promise<void> {
  await http.write(updatedSchema, 'PUT', tagUrl(address), { body: { expiration } })
}

/**
 * Locks the tag, or unlocks it, for which only administrators have the right (contract `immutable-unset-writer`). Where the
 * feature is off, Quay takes it and does nothing: read it back.
 */
export async function putLock(http: Http, address: TagAddress, immutable: boolean): Promise<void> {
  await http.write(updatedSchema, 'PUT', tagUrl(address), { body: { immutable } })
}

/**
 * Points the tag to an image that it, or any other tag, had: a dead one too, until it is collected (dead
 * `dead.restore`, contract README 21). It checks no name (contract `restore-new-name`).
 */
export async function restoreTag(http: Http, address: TagAddress, digest: string): Promise<void> {
  const body = { manifest_digest: digest }
  await http.write(v.looseObject({}), 'POST', tagUrl(address, 'restore'), { body })
}

/** Ends the tag's lifetime now (contract `delete-ok`). */
export async function deleteTag(http: Http, address: TagAddress): Promise<void> {
  await http.write(v.undefined(), 'DELETE', tagUrl(address))
}

/** What is to be deleted permanently: the live tag, or all that has ended on an image and is still kept. */
export type PurgeRequest = ({ is_alive: true } | { is_alive: false; manifest_digest: string }) & {
  /** The images of an index as well, where nothing else holds them (dead `perm.index`). */
  include_submanifests?: true
}

/**
 * Deletes permanently, also where the repository is read-only (contract `perm-alive`, `perm-dead`, `state-ro-perm`).
 * `not-found` where there is nothing, or it is locked (contract `immutable-perm`).
 */
export async function purgeTag(http: Http, address: TagAddress, body: PurgeRequest): Promise<void> {
  await http.write(v.string(), 'POST', tagUrl(address, 'expire'), { body })
}
