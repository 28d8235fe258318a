import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { knownEntries } from '~/api/fold-tag'
import type { TagEntry } from '~/api/schemas'
import { isLive, newestOfEachName } from '~/history/lifetime'
import { othersOn } from '~/operations/signature'

/** The live tags of a repository, as far as they were read. */
export function knownTags(client: QueryClient, repository: string, now: number): TagEntry[] {
  return newestOfEachName(knownEntries(client, repository), now).filter((tag) => isLive(tag, now))
}

/** The live tags of a repository as far as they were read, and whom an image has among them. */
export function useKnownTags(repository: string, now: number) {
  const client = useQueryClient()
  const tags = knownTags(client, repository, now)
  return {
    tags,
    /** Whether a list of the repository was read at all. */
    isListed: knownEntries(client, repository).length > 0,
    /** The names of the other ordinary tags on an image. */
    on: (digest: string, except: string) => othersOn(tags, digest, except, now).map(({ name }) => name),
  }
}
