import * as v from 'valibot'
import { expect, test } from 'vitest'
import { failureOf, quayThat, UNAUTHENTICATED } from './testing'
import { bearer, quayWith, SECRET } from './testing-session'

const TAGS = 'api/v1/repository/acme/api/tag/'
const ANY = v.unknown()

test('an account signs in with its password, and is known by name', async () => {
  const { session, asked } = quayWith({})
  await session.signIn('admin', 'password12')
  expect(session.state()).toMatchObject({ way: 'account', user: 'admin', ended: false })
  expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'GET /csrf_token',
    'POST /api/v1/signin',
    'GET /api/v1/user/',
  ])
})

test('a wrong password is told in the words of Quay, and nobody is signed in', async () => {
  const { session } = quayWith({})
  expect(await failureOf(session.signIn('admin', 'nope'))).toMatchObject({
    kind: 'wrong-password',
    reason: 'Invalid Username or Password',
  })
  expect(session.state().way).toBe('starting')
})

test('a throttled sign-in says until when, and is not sent again', async () => {
  const { session, asked } = quayThat(({ path }) =>
    path === '/csrf_token'
      ? Response.json({ csrf_token: 'one' })
      : new Response('Too many login attempts. \nPlease reset', {
          status: 429,
          headers: { 'retry-after': '1' },
        }),
  )
  const before = Date.now()
  const error = await failureOf(session.signIn('admin', 'password12'))
  expect(error).toMatchObject({ kind: 'throttled', reason: 'Too many login attempts. Please reset' })
  expect(error).toHaveProperty('retryAt', expect.closeTo(before + 1_000, -3))
  expect(asked).toHaveLength(2)
})

test('a token that may say whose it is signs in by name', async () => {
  const { session, http, asked } = quayWith({ tokens: { [SECRET]: 'admin' } })
  await session.signInWithToken(` ${SECRET}\n`)
  expect(session.state()).toMatchObject({ way: 'token', user: 'admin' })
  await failureOf(http.read(ANY, TAGS))
  expect(asked.map(bearer)).toEqual([`Bearer ${SECRET}`, `Bearer ${SECRET}`])
  expect(asked.map(({ credentials }) => credentials)).toEqual(['omit', 'omit'])
})

test('a token that may not say whose it is signs in without a name', async () => {
  const { session, asked } = quayWith({ tokens: { [SECRET]: null } })
  await session.signInWithToken(SECRET)
  expect(session.state()).toMatchObject({ way: 'token', user: null, ended: false })
  expect(asked.at(-1)?.path).toBe('/api/v1/repository/tidemark-sign-in/nowhere/tag/?limit=1')
})

test.each([SECRET, `${SECRET} ${SECRET}`, 'ключ', ''])(
  'the token %j, which Quay does not know, is told so',
  async (token) => {
    const { session, storage } = quayWith({ cookie: 'admin' })
    const error = await failureOf(session.signInWithToken(token))
    expect(error).toMatchObject({ kind: 'bad-token' })
    expect(session.state().way).toBe('starting')
    expect(storage.getItem('tidemark.session')).toBeNull()
  },
)

test('a Quay that can not be asked says nothing about the token', async () => {
  const { session } = quayThat(({ path }) =>
    path.includes('/user/') ? UNAUTHENTICATED() : new Response('', { status: 500 }),
  )
  expect(await failureOf(session.signInWithToken(SECRET))).toMatchObject({ kind: 'server' })
  expect(session.state().way).toBe('starting')
})

test('the token is in the storage of this tab alone: in no error, address, state or body', async () => {
  const echo = (status: number) => new Response(`<h1>Bearer ${SECRET}</h1>`, { status })
  let failing = false
  const { session, http, storage, asked } = quayThat(({ path }) => {
    if (failing) return echo(path.includes('tag') ? 400 : 500)
    return Response.json({ username: 'admin' })
  })
  await session.signInWithToken(SECRET)
  failing = true
  const errors = [
    await failureOf(http.read(ANY, TAGS)),
    await failureOf(http.write(ANY, 'PUT', 'api/v1/x', { body: {} })),
  ]
  expect(errors[0]).toMatchObject({ reason: 'Bearer …' })
  for (const error of errors) {
    const stack = error instanceof Error ? `${error.stack} ${String(error.cause)}` : ''
    expect(JSON.stringify(error) + String(error) + stack).not.toContain(SECRET)
  }
  expect(JSON.stringify(session.state())).not.toContain(SECRET)
  expect(asked.map(({ path, body }) => path + body).join(' ')).not.toContain(SECRET)
  expect(storage.getItem('tidemark.session')).toContain(SECRET)
})
