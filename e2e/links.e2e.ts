// A write is never the consequence of a link: whatever an address says, opening it only reads.
import { expect, test } from './fixtures'
import { signIn } from './people'
import { atRest } from './rest'

const DIGEST = `sha256:${'a'.repeat(64)}`

/** What a careless console would take for an order. */
const ORDERS = new URLSearchParams({
  method: 'DELETE',
  _method: 'DELETE',
  action: 'delete',
  operation: 'purge',
  kind: 'delete',
  asked: '{"kind":"delete","tag":{"name":"latest"}}',
  delete: 'latest',
  purge: 'latest',
  restore: 'latest',
  undo: '1',
  plan: 'resume',
  resume: 'true',
  confirm: 'true',
  yes: '1',
  submit: '1',
  selected: 'latest,edge',
  tag: 'latest',
  manifest_digest: DIGEST,
  expiration: '0',
  immutable: 'false',
  token: 'admin',
  access_token: 'admin',
  username: 'writer',
  password: 'guessed',
  q: 'latest',
  status: 'all',
  next: '/api/v1/signout',
})

const API = '/repository/acme/api'

const ADDRESSES = [
  '/',
  '/signin',
  '/repository',
  '/organization/acme',
  '/user/admin',
  API,
  `${API}?tab=history`,
  `${API}?tab=activity`,
  `${API}/tag/latest`,
  `${API}/tag/latest%2Frestore`,
  `${API}/tag/latest/restore`,
  `${API}/tag/..%2f..%2f..%2fsignout`,
  `${API}%2Ftag%2Flatest%2Fexpire`,
  `${API}/manifest/${DIGEST}/labels`,
  '/api/v1/signout',
  '/signin?next=%2F%5Cevil.test',
  '/no/such/page',
]

test('no address makes the console write', async ({ page, demo, problems }) => {
  problems.allow(/status of 40\d/)
  await signIn(page, 'admin')
  await demo.clearRequests()
  for (const address of ADDRESSES) {
    const orders = `${address.includes('?') ? '&' : '?'}${ORDERS}#delete=latest&confirm`
    await page.goto(address + orders)
    // One of them is Quay's own: then there is no console to come to rest.
    if (!address.startsWith('/api/')) await expect(page.getByRole('heading', { level: 1 })).toBeAttached()
    await atRest(page, demo)
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  const asked = await demo.requests()
  expect(asked.length).toBeGreaterThan(ADDRESSES.length)
  expect(asked.filter(({ method }) => method !== 'GET')).toEqual([])
})
