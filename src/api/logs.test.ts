import { InfiniteQueryObserver, QueryClient } from '@tanstack/react-query'
import { describe, expect, it, vi } from 'vitest'
import { logsQuery, renewLog } from './logs'

const day = (number: number) => Date.UTC(2026, 10, number) / 1000
const WEEK = { from: day(17), to: day(24) }

/** What is asked after a page of a range that does or does not go on, in a log that is wanted since a moment. */
function after(range: typeof WEEK, next: string | null, since: number) {
  const page = { logs: [], next_page: next, range, asked: day(24) }
  return logsQuery('acme/web', WEEK, since).getNextPageParam(page, [page], { range, nextPage: null }, [])
}

describe('the usage log', () => {
  it('goes on in its range, then with the days before it, back to what is wanted', () => {
    expect(after(WEEK, 'more', day(2))).toEqual({ range: WEEK, nextPage: 'more' })
    const earlier = { from: day(2), to: day(16) }
    expect(after(WEEK, null, day(2) + 3600)).toEqual({ range: earlier, nextPage: null })
    expect(after(earlier, 'more', day(2))).toEqual({ range: earlier, nextPage: 'more' })
    expect(after(earlier, null, day(2))).toBeNull()
    expect(after(WEEK, null, day(17))).toBeNull()
  })

  it.each([
    { pages: 2, times: 2 },
    { pages: 3, times: 0 },
  ])('is read anew after a write where it is on screen: of $pages pages $times', async ({ pages, times }) => {
    const client = new QueryClient()
    const queryFn = vi.fn(({ pageParam }: { pageParam: number }) => Promise.resolve(pageParam))
    const queryKey = ['logs', 'acme/web', 'from', 'to']
    const getNextPageParam = (last: number) => (last < pages ? last + 1 : null)
    const options = { queryKey, queryFn, initialPageParam: 1, getNextPageParam, staleTime: Infinity }
    await client.fetchInfiniteQuery({ ...options, pages })
    const leave = new InfiniteQueryObserver(client, options).subscribe(() => undefined)
    queryFn.mockClear()
    renewLog(client, 'acme/web')
    await vi.waitFor(() => expect(client.isFetching()).toBe(0))
    expect(queryFn).toHaveBeenCalledTimes(times)
    leave()
    renewLog(client, 'acme/web')
    expect(client.isFetching(), 'out of sight').toBe(0)
  })
})
