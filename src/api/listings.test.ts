import { expect, test, vi } from 'vitest'
import { createListings, type ListingKey } from './listings'
import { onSession } from './person'
import { createTagReader } from './reader/reader'
import type { SessionState } from './session-store'
import { later, quayThat } from './testing'
import { entry, page } from './testing-tags'

const KEY: ListingKey = { repository: 'acme/app', onlyLive: true, contains: '' }
const FIRST = { page: page([entry('a', 30), entry('b', 20)]), asOf: 100 }
const load = () => Promise.resolve({ createTagReader })

/** A Quay that answers each page with what a test says; nothing until it says so. */
function listingsAt(answer: () => Response | Promise<Response>) {
  const { http, asked } = quayThat(answer)
  return { listings: createListings({ http, now: () => 100_000, load }), asked }
}

const listingsAtRest = () => listingsAt(() => Promise.reject(new Error('Nothing is asked')))
const names = (listings: ReturnType<typeof createListings>, key = KEY) =>
  listings.state(key)?.chunks.flatMap((chunk) => chunk.map(({ name }) => name))

test('a first page that is all there is costs no request', async () => {
  const { listings, asked } = listingsAtRest()
  listings.hold(KEY, FIRST)
  await vi.waitFor(() => expect(listings.state(KEY)?.phase).toBe('complete'))
  expect(names(listings)).toEqual(['a', 'b'])
  expect(asked).toEqual([])
})

test('what was read is there at once for who comes back', async () => {
  const { listings } = listingsAtRest()
  const leave = listings.hold(KEY, FIRST)
  await vi.waitFor(() => expect(listings.state(KEY)?.phase).toBe('complete'))
  leave()
  await new Promise((resolve) => setTimeout(resolve))
  const before = listings.state(KEY)
  listings.hold(KEY, null)
  expect(listings.state(KEY)).toBe(before)
})

test('leaving cancels what is under way, coming back asks again', async () => {
  const held = later(() => Response.json(FIRST.page))
  const { listings, asked } = listingsAt(() => held.promise)
  const leave = listings.hold(KEY, null)
  await vi.waitFor(() => expect(asked).toHaveLength(1))
  leave()
  await vi.waitFor(() => expect(asked[0]?.signal.aborted).toBe(true))
  expect(listings.state(KEY)?.phase).toBe('paused')
  listings.hold(KEY, null)
  await vi.waitFor(() => expect(asked).toHaveLength(2))
  held.comes()
  await vi.waitFor(() => expect(listings.state(KEY)?.phase).toBe('complete'))
})

test('going from one page that shows it to the next is no leaving', async () => {
  const held = later(() => Response.json(FIRST.page))
  const { listings, asked } = listingsAt(() => held.promise)
  const leave = listings.hold(KEY, null)
  await vi.waitFor(() => expect(asked).toHaveLength(1))
  leave()
  listings.hold(KEY, null)
  await new Promise((resolve) => setTimeout(resolve))
  expect(asked[0]?.signal.aborted).toBe(false)
})

test('what a person stopped stays stopped until they go on', async () => {
  const { listings, asked } = listingsAt(() => new Promise<Response>(() => {}))
  const leave = listings.hold(KEY, null)
  await vi.waitFor(() => expect(asked).toHaveLength(1))
  listings.stop(KEY)
  leave()
  await new Promise((resolve) => setTimeout(resolve))
  listings.hold(KEY, null)
  await new Promise((resolve) => setTimeout(resolve))
  expect(asked).toHaveLength(1)
  expect(listings.state(KEY)?.phase).toBe('paused')
  listings.goOn(KEY)
  await vi.waitFor(() => expect(asked).toHaveLength(2))
})

test('a write is folded into each listing of its repository', async () => {
  const { listings } = listingsAtRest()
  const all = { ...KEY, onlyLive: false }
  const other = { ...KEY, repository: 'acme/other' }
  for (const key of [KEY, all, other]) listings.hold(key, FIRST)
  await vi.waitFor(() => expect(listings.state(other)?.phase).toBe('complete'))
  const news = vi.fn<() => void>()
  listings.onNews(news)
  listings.fold('acme/app', 'a', (known) => known.map((one) => ({ ...one, end_ts: 90 })), null)
  await vi.waitFor(() => expect(names(listings)).toEqual(['b']))
  await vi.waitFor(() =>
    expect(
      listings
        .state(all)
        ?.chunks.flat()
        .map(({ end_ts }) => end_ts),
    ).toEqual([90, null]),
  )
  expect(names(listings, other)).toEqual(['a', 'b'])
  expect(news).toHaveBeenCalled()
  expect(listings.entries('acme/app').map(({ name }) => name)).toEqual(['b', 'a', 'b'])
})

test('of those that nobody looks at the oldest are forgotten', async () => {
  const { listings } = listingsAtRest()
  const keys = Array.from({ length: 7 }, (_, index) => ({ ...KEY, repository: `acme/app${index}` }))
  for (const key of keys) {
    const leave = listings.hold(key, FIRST)
    await vi.waitFor(() => expect(listings.state(key)?.phase).toBe('complete'))
    leave()
    await new Promise((resolve) => setTimeout(resolve))
  }
  expect(keys.filter((key) => listings.state(key) !== null)).toEqual(keys.slice(-4))
})

test('another person finds nothing, the same one everything', async () => {
  const { listings } = listingsAtRest()
  let state: SessionState = { way: 'account', user: 'a', ended: false, epoch: 1 }
  let changed = () => {}
  const session = {
    state: () => state,
    subscribe: (listener: () => void) => {
      changed = listener
      return () => {}
    },
  }
  const enter = (next: Partial<SessionState>) => {
    state = { ...state, ...next, epoch: state.epoch + 1 }
    changed()
  }
  onSession(session, { again: listings.revive, another: listings.clear })
  listings.hold(KEY, FIRST)
  await vi.waitFor(() => expect(listings.state(KEY)?.phase).toBe('complete'))
  enter({})
  expect(listings.state(KEY)).not.toBeNull()
  enter({ user: 'b' })
  expect(listings.state(KEY)).toBeNull()
})

test('read anew, the former list stays until the new one is whole', async () => {
  const held = later(() => Response.json(page([entry('c', 50)])))
  const { listings, asked } = listingsAt(() => held.promise)
  listings.hold(KEY, FIRST)
  await vi.waitFor(() => expect(listings.state(KEY)?.phase).toBe('complete'))
  listings.readAnew(KEY)
  await vi.waitFor(() => expect(listings.anew(KEY)?.phase).toBe('reading'))
  expect(names(listings)).toEqual(['a', 'b'])
  held.comes()
  await vi.waitFor(() => expect(names(listings)).toEqual(['c']))
  expect(listings.anew(KEY)).toBeNull()
  expect(asked).toHaveLength(1)
})

test('reading anew can be given up', async () => {
  const { listings, asked } = listingsAt(() => new Promise<Response>(() => {}))
  listings.hold(KEY, FIRST)
  await vi.waitFor(() => expect(listings.state(KEY)?.phase).toBe('complete'))
  listings.readAnew(KEY)
  await vi.waitFor(() => expect(asked).toHaveLength(1))
  listings.dropAnew(KEY)
  expect(listings.anew(KEY)).toBeNull()
  expect(asked[0]?.signal.aborted).toBe(true)
  expect(names(listings)).toEqual(['a', 'b'])
})

test('what began since is folded in and told, unless the list was read a moment ago', async () => {
  let now = 100_000
  const { http, asked } = quayThat(() =>
    Response.json(page([entry('c', 120), entry('a', 30), entry('b', 20)])),
  )
  const listings = createListings({ http, now: () => now, load })
  listings.hold(KEY, FIRST)
  await vi.waitFor(() => expect(listings.state(KEY)?.phase).toBe('complete'))
  await listings.refreshTop(KEY)
  expect(asked).toHaveLength(0)
  now = 200_000
  await listings.refreshTop(KEY)
  await vi.waitFor(() => expect(names(listings)).toEqual(['c', 'a', 'b']))
  expect(listings.news(KEY)).toEqual(new Set(['c']))
  expect(asked).toHaveLength(1)
})
