import type { Http } from '~/api/http'
import type { TagEntry } from '~/api/schemas'
import { fetchTagPage } from '~/api/tags'
import { isLive, newestOfEachName } from '~/history/lifetime'
import { signedImage } from '~/history/signature'
import { obstacleToRestore } from './possible'
import type { SignatureTag } from './operation'

const DIGEST = /^sha256:([0-9a-f]{64})$/

/**
 * Reads the live signature tags of an image. One request: an image has three at the most, so one page holds them all.
 * @param now the server's time, in seconds
 * @throws QuayError
 */
export async function readSignatures(
  http: Http,
  repository: string,
  digest: string,
  now: () => number,
): Promise<TagEntry[]> {
  const tags = await readNamed(http, repository, digest, true)
  return tags.filter((tag) => isLive(tag, now()))
}

/**
 * Reads the lifetimes of an image's signature tags, newest first. One request: the newest hundred.
 * @throws QuayError
 */
export function readSignatureLifetimes(http: Http, repository: string, digest: string): Promise<TagEntry[]> {
  return readNamed(http, repository, digest, false)
}

async function readNamed(
  http: Http,
  repository: string,
  digest: string,
  onlyLive: boolean,
): Promise<TagEntry[]> {
  const hex = DIGEST.exec(digest)?.[1]
  if (hex === undefined) return []
  const { tags } = await fetchTagPage(http, repository, { page: 1, onlyLive, contains: `sha256-${hex}` })
  return tags.filter((tag) => signedImage(tag.name) === digest)
}

/** A signature tag that has ended, and whether it ended along with its image. */
export type EndedSignature = SignatureTag & { isTogether: boolean }

/** A signature tag as an operation names it. */
export function asSignature({ tag, digest, expiration }: EndedSignature): SignatureTag {
  return { tag, digest, expiration }
}

/** Quay ends a tag first and its signature tags after it (signed `del-last.list`): the next second may have begun by then. */
const NEXT = 1

/**
 * The signature tags of an image that have ended and can be brought back, each with what it pointed to last.
 * @param lifetimes those of the image's signature tags, newest first
 * @param end when the image's own lifetime ended, in seconds; null where that is not known: then all went along
 * @param now the server's time, in seconds
 */
export function endedSignatures(
  lifetimes: readonly TagEntry[],
  end: number | null,
  now: number,
): EndedSignature[] {
  return newestOfEachName(lifetimes, now)
    .filter((lifetime) => !isLive(lifetime, now) && obstacleToRestore(lifetime, now) === null)
    .map(({ name, manifest_digest, end_ts }) => ({
      tag: name,
      digest: manifest_digest,
      expiration: null,
      isTogether: end === null || (end_ts !== null && end_ts >= end && end_ts <= end + NEXT),
    }))
}

/**
 * The other ordinary tags on an image, among those that are known: while there is one, its signature tags stay.
 * A signature-shaped tag does not count (signed `del-last-but-sig-name`).
 * @param now the server's time, in seconds
 */
export function othersOn(tags: readonly TagEntry[], digest: string, except: string, now: number): TagEntry[] {
  return tags.filter(
    (tag) =>
      tag.manifest_digest === digest &&
      tag.name !== except &&
      signedImage(tag.name) === null &&
      isLive(tag, now),
  )
}
