// Where a script is the browser, cookies come and go by headers of its own.

import { expect, test } from 'vitest'
import { createDemo } from './app'
import { repository, tag, world } from './testing'

const COOKIES = { given: 'x-given', set: 'x-set' }

test('the session goes by the headers that were named, and by no other', async () => {
  const demo = createDemo({ world: () => world([repository([tag('v1', 'a', 900)], 'a')]), cookies: COOKIES })
  const ask = (path: string, headers: Record<string, string>, body?: object) =>
    demo.fetch(
      new Request(`http://demo.test${path}`, {
        method: body ? 'POST' : 'GET',
        headers,
        ...(body ? { body: JSON.stringify(body) } : {}),
      }),
    )
  const first = await ask('/csrf_token', {})
  expect(first.headers.get('set-cookie')).toBeNull()
  const session = first.headers.get('x-set')?.split(';')[0] ?? ''
  const { csrf_token } = Object(await first.json())
  const credentials = { username: 'writer', password: 'password12' }
  const signedIn = await ask(
    '/api/v1/signin',
    { 'x-given': session, 'x-csrf-token': String(csrf_token), 'content-type': 'application/json' },
    credentials,
  )
  expect([signedIn.status, signedIn.headers.get('x-set')?.split(';')[0]]).toEqual([200, session])
  expect((await ask('/api/v1/user/', { 'x-given': session })).status).toBe(200)
  expect((await ask('/api/v1/user/', { cookie: session })).status).toBe(401)
})
