import * as v from 'valibot'
import { expect, test } from 'vitest'
import { type Asked, CSRF_REFUSED, failureOf, quayError, quayThat, UNAUTHENTICATED } from './testing'

const ANY = v.unknown()
const WRITE = 'api/v1/repository/acme/api/tag/edge'

/** A Quay whose session takes one CSRF token and gives it out at `/csrf_token`. */
function sessionOf(
  good: () => string,
  answer: (asked: Asked) => Response = () => Response.json('Updated', { status: 201 }),
) {
  return quayThat((asked) => {
    if (asked.path === '/csrf_token') return Response.json({ csrf_token: good() })
    if (asked.method !== 'GET' && asked.headers.get('x-csrf-token') !== good()) return CSRF_REFUSED()
    return answer(asked)
  })
}

const paths = (asked: Asked[]) => asked.map(({ method, path }) => `${method} ${path}`)

test('a write with a cookie fetches a CSRF token once, and all later writes carry it', async () => {
  const { http, asked } = sessionOf(() => 'one')
  expect(await http.write(ANY, 'PUT', WRITE, { body: { expiration: null } })).toBe('Updated')
  await http.write(ANY, 'DELETE', WRITE)
  expect(paths(asked)).toEqual(['GET /csrf_token', `PUT /${WRITE}`, `DELETE /${WRITE}`])
  expect(asked.map(({ credentials }) => credentials)).toEqual(Array(3).fill('same-origin'))
  expect(asked[1]?.body).toBe('{"expiration":null}')
  expect(asked[1]?.headers.get('content-type')).toBe('application/json')
})

test('the token that comes with an answer is used from then on', async () => {
  let good = 'one'
  const { http, asked } = sessionOf(
    () => good,
    () => {
      good = 'two'
      return Response.json({ success: true }, { headers: { 'x-next-csrf-token': 'two' } })
    },
  )
  await http.write(ANY, 'POST', WRITE)
  await http.write(ANY, 'POST', WRITE)
  expect(asked.map(({ headers }) => headers.get('x-csrf-token'))).toEqual([null, 'one', 'two'])
})

test('a write that was refused for its CSRF token is sent once more with a new one', async () => {
  let good = 'old'
  const { http, asked } = sessionOf(() => good)
  await http.write(ANY, 'PUT', WRITE)
  good = 'new'
  expect(await http.write(ANY, 'PUT', WRITE)).toBe('Updated')
  expect(paths(asked).slice(2)).toEqual([`PUT /${WRITE}`, 'GET /csrf_token', `PUT /${WRITE}`])
})

test('and never more than once', async () => {
  const { http, asked } = quayThat(({ path }) =>
    path === '/csrf_token' ? Response.json({ csrf_token: 'useless' }) : CSRF_REFUSED(),
  )
  expect(await failureOf(http.write(ANY, 'PUT', WRITE))).toMatchObject({ kind: 'refused', status: 403 })
  expect(asked).toHaveLength(4)
})

test('two writes that were refused at once renew the token once', async () => {
  let good = 'old'
  const { http, asked } = sessionOf(() => good)
  await http.write(ANY, 'PUT', WRITE)
  good = 'new'
  await Promise.all([http.write(ANY, 'PUT', WRITE), http.write(ANY, 'DELETE', WRITE)])
  expect(paths(asked).filter((path) => path === 'GET /csrf_token')).toHaveLength(2)
})

test('any other failure of a write is final', async () => {
  const { http, asked } = sessionOf(
    () => 'one',
    () => quayError(409, 'tag_immutable', "Cannot delete immutable tag 'v1'"),
  )
  expect(await failureOf(http.write(ANY, 'DELETE', WRITE))).toMatchObject({ kind: 'immutable' })
  expect(asked).toHaveLength(2)
})

test('a cookie session that ended is told as signed out by the write after the renewal', async () => {
  const { http, session, asked } = sessionOf(
    () => 'one',
    ({ path }) => (path === '/api/v1/signin' ? Response.json({ success: true }) : UNAUTHENTICATED()),
  )
  await session.signIn('admin', 'password12')
  expect(session.state()).toMatchObject({ way: 'account', ended: false })
  expect(await failureOf(http.write(ANY, 'PUT', WRITE))).toMatchObject({ kind: 'signed-out' })
  expect(session.state()).toMatchObject({ way: 'account', ended: true })
  expect(asked.at(-1)?.method).toBe('PUT')
})

test('a write whose answer is lost is not sent again', async () => {
  const { http, asked } = sessionOf(
    () => 'one',
    () => {
      throw new TypeError('connection lost')
    },
  )
  expect(await failureOf(http.write(ANY, 'PUT', WRITE))).toMatchObject({ kind: 'unreachable' })
  expect(asked).toHaveLength(2)
})

test('an answer without a body is none', async () => {
  const { http } = sessionOf(
    () => 'one',
    () => new Response(null, { status: 204 }),
  )
  expect(await http.write(ANY, 'DELETE', WRITE)).toBeUndefined()
})
