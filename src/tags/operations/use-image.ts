import { useQuery } from '@tanstack/react-query'
import { QuayError } from '~/api/error'
import { manifestQuery } from '~/api/manifest'
import type { TagEntry } from '~/api/schemas'
import { tagQuery } from '~/api/tag'
import { isLive } from '~/history/lifetime'
import { isAddressable } from '~/operations/tag-name'
import { useDeferredText } from '~/tags/use-deferred-text'

/** What a text means as the image of a move. */
export type ImageChoice =
  | { kind: 'nothing' }
  | { kind: 'looking' }
  /** A live image: a tag can be pointed to it. `tag`: the tag by which it was named. Size in bytes. */
  | { kind: 'image'; digest: string; size: number | null; tag: string | null }
  /** An image that no live tag has, if it is there at all: only restore reaches it. */
  | { kind: 'dead'; digest: string }
  | { kind: 'noTag'; tag: string }
  | { kind: 'badDigest' }
  | { kind: 'error'; error: Error; retry: () => void }

const DIGEST = /^sha256:[0-9a-f]{64}$/

/**
 * Finds the image that a text names: a tag of the repository, looked for among those that were read, then on the
 * server; or a digest, which is looked up before it can be used.
 * @param now the server's time, in seconds
 * @param died an image that Quay says no live tag has any more, whatever was read of it before
 */
export function useImage(
  repository: string,
  text: string,
  known: readonly TagEntry[],
  now: number,
  died: string | null,
): ImageChoice {
  const choice = useLiveImage(repository, text, known, now)
  return choice.kind === 'image' && choice.digest === died ? { kind: 'dead', digest: died } : choice
}

function useLiveImage(
  repository: string,
  text: string,
  known: readonly TagEntry[],
  now: number,
): ImageChoice {
  const wanted = text.trim()
  const settled = useDeferredText(wanted)
  const isDigest = DIGEST.test(wanted)
  const here = known.find(({ name }) => name === wanted)
  const asksTag = !isDigest && !here && isAddressable(settled) && !settled.startsWith('sha256:')
  const manifest = useQuery({ ...manifestQuery(repository, wanted), enabled: isDigest })
  const tag = useQuery({ ...tagQuery(repository, settled), enabled: asksTag })

  if (wanted === '') return { kind: 'nothing' }
  if (here) return { kind: 'image', digest: here.manifest_digest, size: here.size, tag: here.name }
  if (isDigest) {
    if (manifest.error instanceof QuayError && manifest.error.kind === 'not-found')
      return { kind: 'dead', digest: wanted }
    if (manifest.error) return { kind: 'error', error: manifest.error, retry: () => void manifest.refetch() }
    if (!manifest.data || manifest.isFetching) return { kind: 'looking' }
    const { is_manifest_list, layers_compressed_size } = manifest.data
    return {
      kind: 'image',
      digest: wanted,
      size: is_manifest_list ? null : layers_compressed_size,
      tag: null,
    }
  }
  if (wanted.startsWith('sha256:')) return { kind: 'badDigest' }
  if (!isAddressable(wanted)) return { kind: 'noTag', tag: wanted }
  if (tag.error) return { kind: 'error', error: tag.error, retry: () => void tag.refetch() }
  if (settled !== wanted || !tag.data) return { kind: 'looking' }
  const live = tag.data.tags.find((lifetime) => isLive(lifetime, now))
  return live
    ? { kind: 'image', digest: live.manifest_digest, size: live.size, tag: wanted }
    : { kind: 'noTag', tag: wanted }
}
