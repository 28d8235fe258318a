// A page of another site can make a browser read, but not with a header of its own.

import { expect, test } from 'vitest'
import { repository, tag, TestDemo, world } from './testing'

const LIST = 'http://demo.test/api/v1/repository/acme/app/tag/'
const CHROME =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36'

const ask = (agent: string, more: Record<string, string> = {}, url = LIST) =>
  new TestDemo(world([repository([tag('v1', 'a', 900)], 'a')])).demo.fetch(
    new Request(url, { headers: { authorization: 'Bearer admin', 'user-agent': agent, ...more } }),
  )

test('a browser reads the API only with the header of a script', async () => {
  const refused = await ask(CHROME)
  expect(refused.status).toBe(400)
  expect(await refused.json()).toEqual({
    error: 'API calls must be invoked with an X-Requested-With header if called from a browser',
  })
  expect((await ask(CHROME, { 'x-requested-with': 'XMLHttpRequest' })).status).toBe(200)
})

test('other clients, and what is not the API, need no header', async () => {
  expect((await ask('curl/8.5.0')).status).toBe(200)
  expect((await ask(CHROME, {}, 'http://demo.test/config')).status).toBe(200)
})
