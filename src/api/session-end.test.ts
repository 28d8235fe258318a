import * as v from 'valibot'
import { expect, test, vi } from 'vitest'
import { CSRF_REFUSED, failureOf, later, quayThat, UNAUTHENTICATED } from './testing'
import { bearer, quayWith, SECRET } from './testing-session'

const TAGS = 'api/v1/repository/acme/api/tag/'
const ANY = v.unknown()

test('signing out tells Quay, and forgets', async () => {
  const { session, asked } = quayWith({})
  await session.signIn('admin', 'password12')
  await session.signOut()
  expect(session.state()).toMatchObject({ way: 'none', user: null })
  expect(asked.at(-1)).toMatchObject({ method: 'POST', path: '/api/v1/signout', body: '' })
  expect(asked.at(-1)?.headers.get('x-csrf-token')).toBe('next')
})

test('signing out with a token drops it and asks nothing', async () => {
  const { session, storage, http, asked } = quayWith({ tokens: { [SECRET]: 'admin' } })
  await session.signInWithToken(SECRET)
  const before = asked.length
  await session.signOut()
  expect(asked).toHaveLength(before)
  expect(storage.getItem('tidemark.session')).toBeNull()
  await failureOf(http.read(ANY, TAGS))
  expect(asked.map(bearer).at(-1)).toBeNull()
})

test('who could not be signed out still is signed in', async () => {
  let down = false
  const { session } = quayThat(({ path }) => {
    if (down) throw new TypeError('Failed to fetch')
    return path === '/csrf_token'
      ? Response.json({ csrf_token: 'one' })
      : Response.json({ success: true, username: 'admin' })
  })
  await session.signIn('admin', 'password12')
  down = true
  expect(await failureOf(session.signOut())).toMatchObject({ kind: 'unreachable' })
  expect(session.state().way).toBe('account')
})

test('back from Quay’s own sign-in page, the account is found', async () => {
  const signedOut = quayWith({})
  expect(await signedOut.session.recheckAccount()).toBe(false)
  const { session } = quayWith({ cookie: 'admin' })
  expect(await session.recheckAccount()).toBe(true)
  expect(session.state()).toMatchObject({ way: 'account', user: 'admin' })
})

test('a 401 mid-work ends the session, once, and signing in again goes on', async () => {
  const tokens: Record<string, string> = { [SECRET]: 'admin' }
  const { session, http } = quayWith({ tokens })
  await session.signInWithToken(SECRET)
  delete tokens[SECRET]
  const listener = vi.fn<() => void>()
  session.subscribe(listener)
  await Promise.all([failureOf(http.read(ANY, TAGS)), failureOf(http.read(ANY, TAGS))])
  expect(session.state()).toMatchObject({ way: 'token', user: 'admin', ended: true })
  expect(listener).toHaveBeenCalledTimes(1)
  tokens[SECRET] = 'admin'
  await session.signInWithToken(SECRET)
  expect(session.state().ended).toBe(false)
})

test('a write with a token that expired is told so, and ends the session', async () => {
  let expired = false
  const { session, http } = quayThat(() => (expired ? CSRF_REFUSED() : Response.json({ username: 'admin' })))
  await session.signInWithToken(SECRET)
  expired = true
  expect(await failureOf(http.write(ANY, 'PUT', 'api/v1/x'))).toMatchObject({ kind: 'bad-token' })
  expect(session.state().ended).toBe(true)
})

test('a late 401 to the former session says nothing about this one', async () => {
  const late = later(UNAUTHENTICATED)
  const { session, http } = quayThat(({ path }) =>
    path.includes('/tag/') ? late.promise : Response.json({ username: 'a' }),
  )
  await session.signInWithToken('former')
  const failure = failureOf(http.read(ANY, TAGS))
  await session.signInWithToken('present')
  late.comes()
  expect(await failure).toMatchObject({ kind: 'signed-out' })
  expect(session.state().ended).toBe(false)
})
