import { useQueryClient } from '@tanstack/react-query'
import { knownEntries } from '~/api/fold-tag'
import type { TagEntry } from '~/api/schemas'
import { isLive, newestOfEachName } from '~/history/lifetime'
import { othersOn } from '~/operations/signature'

/** The live tags of a repository as far as they were read, and whom an image has among them. */
export function useKnownTags(repository: string, now: number) {
  const client = useQueryClient()
  const entries = knownEntries(client, repository)
  const tags: TagEntry[] = newestOfEachName(entries, now).filter((tag) => isLive(tag, now))
  return {
    tags,
    /** Whether a list of the repository was read at all. */
    isListed: entries.length > 0,
    /** The names of the other ordinary tags on an image. */
    on: (digest: string, except: string) => othersOn(tags, digest, except, now).map(({ name }) => name),
  }
}
