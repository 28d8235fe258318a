import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { describe, expect, it } from 'vitest'
import { foldTag } from './fold-tag'
import { later } from './testing'
import { entry, page } from './testing-tags'
import { lifetimesQuery, pageAfter } from './tags'

const R = 'acme/app'
const tags = Array.from({ length: 50 }, (_, n) => entry(`t${n}`, 10_000 - n))

describe('the page that goes on', () => {
  it('is the next one while nothing was written', () => {
    expect(pageAfter({ ...page(tags, true), places: 100 })).toBe(2)
    expect(pageAfter({ ...page(tags, true, 2), places: 100 })).toBe(3)
  })

  it('is the same one again where a deletion moved the rest over its border', () => {
    expect(pageAfter({ ...page(tags, true, 2), places: 99 })).toBe(2)
    expect(pageAfter({ ...page(tags, true), places: 99 })).toBe(1)
  })

  it('is one before where more was deleted than it held', () => {
    expect(pageAfter({ ...page(tags, true, 3), places: -20 })).toBe(2)
  })

  it('is the next one after a move or a new tag', () => {
    expect(pageAfter({ ...page(tags, true), places: 101 })).toBe(2)
  })
})

it('the first page, on its way during a write, does not bring back what was changed', async () => {
  const client = new QueryClient()
  const held = later(() => new Response())
  const observer = new QueryObserver(client, {
    ...lifetimesQuery(R),
    queryFn: async () => {
      await held.promise
      return page(tags)
    },
  })
  const first = observer.refetch()
  foldTag(client, { repository: R, tag: 't3', lifetimes: [], live: null })
  const moved = entry('t4', 20_000, 'b')
  foldTag(client, { repository: R, tag: 't4', lifetimes: [moved], live: moved })
  held.comes()
  await first
  const known = client.getQueryData(lifetimesQuery(R).queryKey)?.tags ?? []
  expect(known).toHaveLength(49)
  expect(known.filter(({ name }) => name === 't3')).toEqual([])
  expect(known.filter(({ name }) => name === 't4')).toEqual([moved])
})
