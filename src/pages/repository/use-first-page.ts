import { useQuery } from '@tanstack/react-query'
import { clock } from '~/api/quay'
import { lifetimesQuery } from '~/api/tags'

/** The newest hundred lifetimes. Once they are there a reader sees to what comes after. */
export function useFirstPage(repository: string) {
  const { data: page, error, dataUpdatedAt, refetch } = useQuery(lifetimesQuery(repository))
  return {
    page,
    /** Seconds of the server's clock. */
    asOf: (dataUpdatedAt + clock.offset()) / 1000,
    error: page ? null : error,
    retry: () => void refetch(),
  }
}
