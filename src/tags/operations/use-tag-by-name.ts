import { useQuery } from '@tanstack/react-query'
import type { TagEntry } from '~/api/schemas'
import { tagQuery } from '~/api/tag'
import { isLive } from '~/history/lifetime'
import { nameFault } from '~/operations/tag-name'
import { useDeferredText } from '~/tags/use-deferred-text'

/** What a name that a person types for a tag is in use for. */
export type NameUse =
  | { kind: 'looking' }
  | { kind: 'known'; live: TagEntry | null }
  | { kind: 'error'; error: Error; retry: () => void }

/** Finds out whether a name is in use: among the tags that were read, then on the server. `now` in seconds. */
export function useTagByName(
  repository: string,
  name: string,
  known: readonly TagEntry[],
  now: number,
): NameUse {
  const here = known.find((tag) => tag.name === name)
  const settled = useDeferredText(name)
  const asks = here === undefined && nameFault(settled) === null
  const { data, error, refetch } = useQuery({ ...tagQuery(repository, settled), enabled: asks })
  if (here) return { kind: 'known', live: here }
  if (nameFault(name) !== null) return { kind: 'known', live: null }
  if (settled === name && error) return { kind: 'error', error, retry: () => void refetch() }
  if (settled !== name || !data) return { kind: 'looking' }
  return { kind: 'known', live: data.tags.find((lifetime) => isLive(lifetime, now)) ?? null }
}
