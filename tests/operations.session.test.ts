import { describe, expect, it } from 'vitest'
import { digest, field, repository, tag, TestDemo, world } from '../demo/testing'
import { connect } from '~/api/connect'
import { memoryStorage } from '~/api/tab-storage'
import { perform } from '~/operations/perform'
import { readTag } from '~/operations/tag-state'
import { pointing, REPOSITORY } from './scene'

const [A, B] = [digest('a'), digest('b')]

/** A browser's tabs, which share Quay's cookie, signed in by account. */
async function browser() {
  const demo = new TestDemo(world([repository([tag('v2', 'b', 10), tag('v1', 'a', 100)], 'ab')]))
  let cookie = ''
  const tab = () =>
    connect({
      fetch: async (request) => {
        const headers = new Headers(request.headers)
        if (request.credentials !== 'omit') headers.set('cookie', cookie)
        const answer = await demo.demo.fetch(new Request(request, { headers }))
        cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie
        return answer
      },
      base: () => new URL('http://demo.test/'),
      storage: memoryStorage(),
      now: () => demo.time,
    })
  const move = async ({ http, clock }: ReturnType<typeof tab>) => {
    const now = () => clock.now() / 1000
    const seen = await readTag(http, { repository: REPOSITORY, tag: 'v1' }, now)
    await demo.ask('DELETE', '/__demo/requests')
    const to = seen.live?.manifest_digest === A ? B : A
    const performed = await perform(pointing('put', 'v1', to, seen), { http, now, isShared: () => true })
    const asked = field((await demo.ask('GET', '/__demo/requests')).body, 'requests').map(Object)
    return {
      performed,
      asked: asked.map(({ method, path, status }) => `${method} ${path.split('/')[1]} ${status}`),
    }
  }
  return { demo, tab, move }
}

describe('an operation by account', () => {
  it('carries the token that signing in brought, in four requests', async () => {
    const { tab, move } = await browser()
    const quay = tab()
    await quay.session.signIn('admin', 'password12')
    const { performed, asked } = await move(quay)
    expect(performed).toMatchObject({ kind: 'sent', outcome: { effect: 'done', lost: null } })
    expect(asked).toEqual(['GET api 200', 'PUT api 201', 'GET api 200', 'GET api 200'])
  })

  it('is sent once more with a new token where another tab made the old one void, and runs once', async () => {
    const { demo, tab, move } = await browser()
    const quay = tab()
    await quay.session.signIn('admin', 'password12')
    await tab().session.signIn('admin', 'password12')
    const { performed, asked } = await move(quay)
    expect(performed).toMatchObject({
      kind: 'sent',
      outcome: { effect: 'done', lost: null, overtaken: false },
    })
    expect(asked).toEqual([
      'GET api 200',
      'PUT api 403',
      // Whose cookie it is.
      'GET api 200',
      'GET csrf_token 200',
      'PUT api 201',
      'GET api 200',
      'GET api 200',
    ])
    expect(await demo.names()).toEqual(['v1', 'v2', 'v1'])
  })

  it('that can’t get a token was not done', async () => {
    const { demo, tab, move } = await browser()
    const quay = tab()
    await quay.session.signIn('admin', 'password12')
    await tab().session.signIn('admin', 'password12')
    await demo.ask('PUT', '/__demo/faults', [
      { path: '/csrf_token', what: { status: 500, body: '<h1>no</h1>' } },
    ])
    const { performed, asked } = await move(quay)
    expect(performed).toMatchObject({
      kind: 'sent',
      outcome: { effect: 'not-done', lost: { kind: 'server' } },
    })
    expect(asked).toEqual(['GET api 200', 'PUT api 403', 'GET api 200', 'GET csrf_token 500', 'GET api 200'])
  })

  it('after the session ended is refused, and nothing is changed', async () => {
    const { demo, tab, move } = await browser()
    const quay = tab()
    await quay.session.signIn('admin', 'password12')
    await move(quay)
    await demo.ask('PUT', '/__demo/faults', [
      { method: 'PUT', path: '*', what: { status: 401, body: { message: 'no' } } },
    ])
    await expect(move(quay)).rejects.toMatchObject({ kind: 'signed-out' })
    expect(quay.session.state().ended).toBe(true)
  })
})
