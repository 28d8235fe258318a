import { useInfiniteQuery } from '@tanstack/react-query'
import type { TagEntry, TagPage } from '~/api/schemas'
import { earlierQuery } from '~/api/tag'
import { joinedLife } from '~/history/joined'

export interface Life {
  /** Newest first. */
  lifetimes: TagEntry[]
  /** There are earlier ones that were not read. */
  goesOn: boolean
  isReading: boolean
  error: Error | null
  readEarlier: () => void
}

/** A tag's lifetimes: the newest hundred, and earlier ones as far as they were asked for. */
export function useLife(repository: string, tag: string, first: TagPage): Life {
  const earlier = useInfiniteQuery({ ...earlierQuery(repository, tag), enabled: false })
  const { data, error, isFetching, hasNextPage, fetchNextPage } = earlier
  // Where the newest are all that is left, what was behind them is gone.
  const looks = first.has_additional ? (data?.pages.flatMap(({ newest, tags }) => [newest, tags]) ?? []) : []
  return {
    lifetimes: joinedLife(first.tags, looks),
    goesOn: first.has_additional && (data === undefined || hasNextPage),
    isReading: isFetching,
    error,
    readEarlier: () => void (isFetching || fetchNextPage()),
  }
}
