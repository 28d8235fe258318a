import { QueryClient } from '@tanstack/react-query'
import { describe, expect, it } from 'vitest'
import { foldEnd, foldIntoPage, foldLive, foldTag, knownEntries } from './fold-tag'
import type { TagEntry } from './schemas'
import { tagQuery } from './tag'
import { lifetimesQuery, type ReadTagPage } from './tags'
import { entry, page } from './testing-tags'

const R = 'acme/app'
const names = ({ tags }: ReadTagPage) => tags.map(({ name }) => name).join(' ')

/** `b` moved at 30 from its image of 10; `a` and `c` live. */
const B = [entry('b', 30), entry('b', 10, 'b', { end_ts: 30 })]
const LIFETIMES = [entry('b', 30), entry('c', 25), entry('a', 20), entry('b', 10, 'b', { end_ts: 30 })]

function cacheOf(lifetimes = page(LIFETIMES)) {
  const client = new QueryClient()
  client.setQueryData(lifetimesQuery(R).queryKey, lifetimes)
  client.setQueryData(tagQuery(R, 'b').queryKey, page([...B]))
  const read = () => ({
    lifetimes: client.getQueryData(lifetimesQuery(R).queryKey)?.tags,
    tag: client.getQueryData(tagQuery(R, 'b').queryKey)?.tags,
  })
  return { client, read }
}

describe('foldIntoPage', () => {
  const first = page([entry('e', 50), entry('d', 40), entry('c', 30), entry('b', 20)], true)

  it('puts an entry where the listing has it: newest first, then by name', () => {
    expect(names(foldIntoPage(first, 'x', [entry('x', 60)]))).toBe('x e d c b')
    expect(names(foldIntoPage(first, 'x', [entry('x', 35)]))).toBe('e d x c b')
    expect(names(foldIntoPage(first, 'a', [entry('a', 40)]))).toBe('e a d c b')
    expect(names(foldIntoPage(first, 'x', [entry('x', 40)]))).toBe('e d x c b')
  })

  it('takes the place of what was there, wherever that was', () => {
    const moved = foldIntoPage(first, 'c', [entry('c', 60), entry('c', 30)])
    expect([names(moved), moved.places]).toEqual(['c e d c b', 5])
    const ended = foldIntoPage(first, 'e', [])
    expect([names(ended), ended.places]).toEqual(['d c b', 3])
  })

  it('keeps lifetimes of one second that are alike', () => {
    const alike = [entry('x', 35), entry('x', 35), entry('x', 35, 'b')]
    expect(foldIntoPage(first, 'x', alike).tags.slice(2, 5)).toEqual(alike)
  })

  it('leaves what stands behind the end to the pages to come', () => {
    expect(names(foldIntoPage(first, 'x', [entry('x', 10)]))).toBe('e d c b')
    expect(names(foldIntoPage(page([entry('c', 30)]), 'x', [entry('x', 10)]))).toBe('c x')
  })

  it('keeps the last entry where it was the last', () => {
    const changed = foldIntoPage(first, 'b', [entry('b', 20, 'a', { end_ts: 99 })])
    expect(changed.tags.at(-1)).toMatchObject({ name: 'b', end_ts: 99 })
    expect(changed.places).toBe(4)
  })

  it('fills a listing that was empty, unless more is to come', () => {
    expect(names(foldIntoPage(page([]), 'x', [entry('x', 60)]))).toBe('x')
    expect(names(foldIntoPage(page([], true), 'x', [entry('x', 60)]))).toBe('')
  })

  it('leaves the page that it was given as it was', () => {
    const before = structuredClone(first)
    foldIntoPage(first, 'c', [entry('c', 60)])
    expect(first).toEqual(before)
  })
})

describe('foldTag', () => {
  it('changes every view of the tag and no other', () => {
    const { client, read } = cacheOf()
    const [live, ...earlier] = [
      entry('b', 90, 'c'),
      entry('b', 30, 'a', { end_ts: 90 }),
      B[1] ?? entry('b', 10),
    ]
    client.setQueryData(lifetimesQuery('acme/other').queryKey, page([entry('b', 1)]))
    foldTag(client, { repository: R, tag: 'b', lifetimes: [live, ...earlier], live })
    expect(read().lifetimes?.map(({ name, start_ts }) => [name, start_ts])).toEqual([
      ['b', 90],
      ['b', 30],
      ['c', 25],
      ['a', 20],
      ['b', 10],
    ])
    expect(read().tag).toEqual([live, ...earlier])
    expect(client.getQueryData(lifetimesQuery('acme/other').queryKey)?.tags).toHaveLength(1)
  })

  it('ends a tag where it ended', () => {
    const { client, read } = cacheOf()
    foldTag(client, { repository: R, tag: 'b', lifetimes: [entry('b', 30, 'a', { end_ts: 50 })], live: null })
    expect(read().lifetimes?.[0]).toMatchObject({ name: 'b', end_ts: 50 })
  })

  it('makes no view that is not there', () => {
    const client = new QueryClient()
    const live = entry('v1', 5)
    foldTag(client, { repository: R, tag: live.name, lifetimes: [live], live })
    expect(client.getQueryData(lifetimesQuery(R).queryKey)).toBeUndefined()
    expect(client.getQueryData(tagQuery(R, live.name).queryKey)).toBeUndefined()
  })

  it('keeps what is known of a tag with more lifetimes than a look shows', () => {
    const all = Array.from({ length: 150 }, (_, n) => entry('b', 1000 - n, 'b', { end_ts: 1001 - n }))
    const { client, read } = cacheOf(page(all))
    const live = entry('b', 2000)
    foldTag(client, { repository: R, tag: 'b', lifetimes: [live, ...all.slice(0, 99)], live })
    expect(read().lifetimes).toEqual([live, ...all])
  })

  it('says that there is more where a look has no room for all', () => {
    const all = Array.from({ length: 100 }, (_, n) => entry('b', 1000 - n, 'b', { end_ts: 1001 - n }))
    const { client, read } = cacheOf()
    client.setQueryData(tagQuery(R, 'b').queryKey, page(all))
    const live = entry('b', 2000)
    foldTag(client, { repository: R, tag: 'b', lifetimes: [live, ...all.slice(0, 99)], live })
    expect(read().tag).toHaveLength(100)
    expect(client.getQueryData(tagQuery(R, 'b').queryKey)?.has_additional).toBe(true)
  })

  it('leaves everything as fresh as it was', () => {
    const { client } = cacheOf()
    const key = lifetimesQuery(R).queryKey
    client.setQueryData(key, page(LIFETIMES), { updatedAt: 5 })
    foldTag(client, { repository: R, tag: 'b', lifetimes: B, live: null })
    expect(client.getQueryState(key)).toMatchObject({ dataUpdatedAt: 5, isInvalidated: false })
    void client.invalidateQueries({ queryKey: key })
    foldTag(client, { repository: R, tag: 'b', lifetimes: B, live: null })
    expect(client.getQueryState(key)).toMatchObject({ isInvalidated: true })
  })
})

describe('foldEnd and foldLive', () => {
  const signature = entry('b', 30)

  it('end a tag where it is known, and leave its history alone', () => {
    const { client, read } = cacheOf()
    foldEnd(client, R, 'b', 70)
    expect(read().tag).toEqual([{ ...signature, end_ts: 70 }, B[1]])
    expect(read().lifetimes?.[0]).toEqual({ ...signature, end_ts: 70 })
  })

  it('never end a lifetime before it began', () => {
    const { client, read } = cacheOf()
    foldEnd(client, R, 'b', 29)
    expect(read().tag?.[0]).toMatchObject({ start_ts: 30, end_ts: 30 })
  })

  it('forget nothing where the whole listing is not read', () => {
    const { client, read } = cacheOf(page([entry('c', 25)], true))
    foldEnd(client, R, 'b', 70)
    expect(read().tag).toEqual([{ ...signature, end_ts: 70 }, B[1]])
    foldLive(client, R, entry('b', 80))
    expect(read().tag).toEqual([entry('b', 80), { ...signature, end_ts: 70 }, B[1]])
  })

  it('put a live lifetime above the earlier ones, none of which lives on', () => {
    const { client, read } = cacheOf()
    const live = entry('b', 80, 'c', { reversion: true })
    foldLive(client, R, live)
    foldLive(client, R, live)
    expect(read().tag).toEqual([live, { ...signature, end_ts: 80 }, B[1]])
    expect(read().lifetimes?.map(({ name, start_ts }) => [name, start_ts])).toEqual([
      ['b', 80],
      ['b', 30],
      ['c', 25],
      ['a', 20],
      ['b', 10],
    ])
  })
})

describe('knownEntries', () => {
  it('gives all that was read of a repository', () => {
    const { client } = cacheOf()
    const count = (repository: string, of: (one: TagEntry) => boolean) =>
      knownEntries(client, repository).filter(of).length
    expect(count(R, ({ name }) => name === 'c')).toBe(1)
    expect(count(R, ({ name }) => name === 'b')).toBe(2)
    expect(count('acme/none', () => true)).toBe(0)
  })
})
