import { QueryObserver } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { createQueryClient } from './query-client'
import { quayThat } from './testing'

/** A cache with one query on screen, in which somebody is signed in. */
async function onScreen() {
  let name = 'admin'
  let reads = 0
  const { session } = quayThat(() => Response.json({ username: name, csrf_token: 'x', success: true }))
  await session.signInWithToken('a')
  const client = createQueryClient(session)
  const queryFn = () => {
    reads += 1
    return Promise.resolve(`what ${name} saw`)
  }
  const observer = new QueryObserver(client, { queryKey: ['page'], queryFn })
  const stop = observer.subscribe(() => undefined)
  await client.ensureQueryData({ queryKey: ['page'], queryFn })
  const as = (user: string) => {
    name = user
  }
  const settled = () => client.refetchQueries({ queryKey: ['page'] }, { cancelRefetch: false })
  return {
    client,
    session,
    as,
    stop,
    settled,
    reads: () => reads,
    shown: () => client.getQueryData(['page']),
  }
}

test('whoever signs in again keeps what is on screen, read anew', async () => {
  const { session, shown, reads, settled, stop } = await onScreen()
  const signIn = session.signInWithToken('b')
  session.subscribe(() => expect(shown()).toBe('what admin saw'))
  await signIn
  await settled()
  expect(reads()).toBeGreaterThan(1)
  stop()
})

test('what another person saw is gone', async () => {
  const { session, as, shown, settled, stop } = await onScreen()
  as('reader')
  const gone = new Promise((resolve) => session.subscribe(() => resolve(shown())))
  await session.signInWithToken('b')
  expect(await gone).toBeUndefined()
  await settled()
  expect(shown()).toBe('what reader saw')
  stop()
})

test('signing out empties the cache and reads nothing', async () => {
  const { client, session, reads, stop } = await onScreen()
  const before = reads()
  await session.signOut()
  expect(client.getQueryCache().getAll()).toEqual([])
  expect(reads()).toBe(before)
  stop()
})

test('no query or mutation is tried again on top of what the client does', async () => {
  const { client, stop } = await onScreen()
  const { queries, mutations } = client.getDefaultOptions()
  expect([queries?.retry, mutations?.retry]).toEqual([false, false])
  stop()
})
