import type { TagEntry } from '~/api/schemas'
import { isLive, newestOfEachName } from '~/history/lifetime'
import { signedImage } from '~/history/signature'
import type { Outcome } from '~/operations/outcome'

/** Which ordinary tags an image has, while a plan goes on. */
export type SharedImages = {
  /** Whether another ordinary tag on the image is known, and no signature tag that could be lost by being wrong. */
  isShared: (digest: string, tag: string) => boolean
  /** Takes in where a tag points now. */
  learn: (outcome: Outcome) => void
}

/**
 * Made once for a plan: to ask all of ten thousand tags for each of them would take too long.
 * @param entries what is known of the repository
 * @param now the server's time, in seconds
 */
export function sharedImages(entries: readonly TagEntry[], now: number): SharedImages {
  const ordinary = new Map<string, Set<string>>()
  const signed = new Set<string>()
  const add = (digest: string, name: string) => {
    const names = ordinary.get(digest)
    if (names) names.add(name)
    else ordinary.set(digest, new Set([name]))
  }
  for (const entry of newestOfEachName(entries, now)) {
    if (!isLive(entry, now)) continue
    const image = signedImage(entry.name)
    if (image === null) add(entry.manifest_digest, entry.name)
    else signed.add(image)
  }
  return {
    isShared: (digest, tag) => {
      if (signed.has(digest)) return false
      const names = ordinary.get(digest)
      return names !== undefined && names.size > (names.has(tag) ? 1 : 0)
    },
    learn: ({ operation: { tag }, before, after }) => {
      if (before.live) ordinary.get(before.live.manifest_digest)?.delete(tag)
      if (after?.live && signedImage(tag) === null) add(after.live.manifest_digest, tag)
    },
  }
}
