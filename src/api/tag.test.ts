import { QueryClient } from '@tanstack/react-query'
import { expect, it } from 'vitest'
import { listedTagQuery } from './tag'
import { lifetimesQuery } from './tags'
import { entry } from './testing-tags'

const mine = [entry('v1', 200, 'b'), entry('v1', 100, 'a', { end_ts: 200 })]

function knowing(more: { has_additional?: boolean; updatedAt?: number }) {
  const client = new QueryClient()
  const { has_additional = false, updatedAt = Date.now() } = more
  const page = { page: 1, has_additional, tags: [...mine, entry('v2', 50, 'c')], places: 3 }
  client.setQueryData(lifetimesQuery('acme/app').queryKey, page, { updatedAt })
  return client
}

it('takes what a listing of one page told of a tag', async () => {
  const { tags, has_additional } = await knowing({}).fetchQuery(listedTagQuery('acme/app', 'v1'))
  expect([tags, has_additional]).toEqual([mine, false])
})

it.each([
  ['the listing goes on', { has_additional: true }, 'v1'],
  ['that was a while ago', { updatedAt: Date.now() - 31_000 }, 'v1'],
  ['it knows no such tag', {}, 'v3'],
])('asks Quay where %s', async (_why, more, tag) => {
  // There is none here.
  await expect(knowing(more).fetchQuery(listedTagQuery('acme/app', tag))).rejects.toThrow(/./)
})
