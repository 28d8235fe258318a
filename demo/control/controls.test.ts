import { describe, expect, test } from 'vitest'
import { digest, field, repository, START, tag, TestDemo, world } from '../testing'

const LIST = '/api/v1/repository/acme/app/tag/'

const demo = (latency = 0): TestDemo => new TestDemo(world([repository([tag('v1', 'a', 900)], 'a')]), latency)

const requests = async (one: TestDemo): Promise<unknown[]> =>
  field((await one.ask('GET', '/__demo/requests')).body, 'requests')

describe('the log of requests', () => {
  test('tells who asked what, with the body of a write and the status', async () => {
    const one = demo()
    await one.ask('GET', `${LIST}?limit=1`, undefined, 'reader')
    await one.ask('PUT', `${LIST}v2`, { manifest_digest: digest('a') }, 'writer')
    await one.ask('GET', '/config', undefined, null)
    expect(await requests(one)).toEqual([
      { method: 'GET', path: `${LIST}?limit=1`, at: START, who: 'reader', via: 'token', status: 200 },
      {
        method: 'PUT',
        path: `${LIST}v2`,
        at: START,
        who: 'writer',
        via: 'token',
        body: { manifest_digest: digest('a') },
        status: 201,
      },
      { method: 'GET', path: '/config', at: START, who: null, via: null, status: 200 },
    ])
  })

  test('holds neither passwords nor tokens that nobody knows', async () => {
    const one = demo()
    await one.ask('POST', '/api/v1/signin', { username: 'admin', password: 'password12' }, null)
    await one.ask('GET', LIST, undefined, 'a-secret-of-somebody')
    const text = JSON.stringify(await requests(one))
    expect(text).toContain('/api/v1/signin')
    expect(text).not.toMatch(/password12|a-secret/)
  })

  test('is emptied on demand, and does not hold what is asked of the controls', async () => {
    const one = demo()
    await one.ask('GET', LIST)
    await one.ask('DELETE', '/__demo/requests')
    expect(await requests(one)).toEqual([])
  })
})

describe('the world and its clock', () => {
  test('a world put in place stands still at its moment, and all else is forgotten', async () => {
    const one = demo()
    await one.ask('PUT', '/__demo/faults', [{ path: '*', what: { status: 500 } }])
    await one.ask('PUT', '/__demo/world', world([], { now: 1_000_000.25 }))
    one.pass(60)
    expect((await one.ask('GET', '/__demo/health')).body).toEqual({
      ok: true,
      now: 1_000_000.25,
      stands: true,
    })
    const { status, headers } = await one.ask('GET', LIST)
    expect([status, headers.get('date')]).toEqual([404, 'Mon, 12 Jan 1970 13:46:40 GMT'])
  })

  test('a reset brings the built-in world back, with a running clock', async () => {
    const one = demo()
    await one.ask('PUT', '/__demo/world', world([]))
    await one.ask('POST', '/__demo/reset')
    one.pass(60)
    expect((await one.ask('GET', '/__demo/health')).body).toEqual({
      ok: true,
      now: START + 60,
      stands: false,
    })
    expect(await one.names()).toEqual(['v1'])
  })

  test('a reset can keep the collector still', async () => {
    const one = new TestDemo(world([repository([tag('v1', 'a', 900)], 'a')], { gc: true }))
    await one.ask('POST', '/__demo/reset', { gc: false })
    await one.ask('POST', `${LIST}v1/expire`, { is_alive: true })
    one.pass(3600)
    expect(await one.names()).toEqual(['v1'])
  })

  test('the clock is put where a test wants it', async () => {
    const one = demo()
    await one.ask('PUT', `${LIST}v1`, { expiration: START + 7200 })
    await one.ask('PUT', '/__demo/clock', { now: START + 7201 })
    expect(await one.names('&onlyActiveTags=true')).toEqual([])
    await one.ask('PUT', '/__demo/clock', { now: START + 7199 })
    expect(await one.names('&onlyActiveTags=true')).toEqual(['v1'])
  })

  test('two writes at one standing moment follow one another', async () => {
    const one = demo()
    await one.ask('PUT', '/__demo/clock', { now: START })
    for (const name of ['b', 'a', 'c']) await one.ask('PUT', LIST + name, { manifest_digest: digest('a') })
    expect(await one.names()).toEqual(['c', 'a', 'b', 'v1'])
  })

  test('what is no world is refused', async () => {
    expect((await demo().ask('PUT', '/__demo/world', { now: 1 })).status).toBe(400)
    expect((await demo().ask('PUT', '/__demo/clock', {})).status).toBe(400)
    expect((await demo().ask('GET', '/__demo/nothing')).status).toBe(404)
  })
})

describe('registry clients', () => {
  const manifest = JSON.stringify({ schemaVersion: 2, layers: [{ size: 7 }, { size: 5 }] })
  const push = { method: 'PUT', path: '/v2/acme/app/manifests/ci', user: 'writer', body: manifest }

  test('a push makes the image under its real digest, the tag and an entry of the log', async () => {
    const one = demo()
    expect((await one.ask('POST', '/__demo/registry', push)).body).toEqual({ status: 201 })
    const { body } = await one.ask('GET', `${LIST}?specificTag=ci`)
    expect(field(body, 'tags')).toMatchObject([
      {
        manifest_digest: 'sha256:9bc4924df336cd770bb17c101f7438e02260d5a243b89979b7c043ac24d2ea05',
        size: 12,
      },
    ])
    const logs = field((await one.ask('GET', '/api/v1/repository/acme/app/logs')).body, 'logs')
    expect(logs[0]).toMatchObject({
      kind: 'push_repo',
      performer: { name: 'writer' },
      metadata: { tag: 'ci' },
    })
  })

  test('a label lets the tag expire', async () => {
    const one = demo()
    await one.ask('POST', '/__demo/registry', { ...push, labels: { 'quay.expires-after': '2h' } })
    const { body } = await one.ask('GET', `${LIST}?specificTag=ci`)
    expect(field(body, 'tags')).toMatchObject([{ end_ts: START + 7200 }])
  })

  test('a locked tag is refused, an unknown one not found', async () => {
    const one = demo()
    await one.ask('PUT', `${LIST}v1`, { immutable: true })
    const remove = { method: 'DELETE', path: '/v2/acme/app/manifests/v1', user: 'writer' }
    expect((await one.ask('POST', '/__demo/registry', remove)).status).toBe(409)
    const pull = { method: 'GET', path: '/v2/acme/app/manifests/nope', user: 'writer' }
    expect((await one.ask('POST', '/__demo/registry', pull)).status).toBe(404)
  })
})

describe('filling', () => {
  test('a repository of so many live tags and lifetimes', async () => {
    const one = demo()
    await one.ask('POST', '/__demo/fill', { repository: 'acme/large', live: 3, lifetimes: 10 })
    const list = '/api/v1/repository/acme/large/tag/?limit=100'
    expect(field((await one.ask('GET', list)).body, 'tags')).toHaveLength(10)
    const live = field(
      (await one.ask('GET', `${list}&onlyActiveTags=true`, undefined, 'reader')).body,
      'tags',
    )
    expect(live.map((entry) => Object(entry).name)).toEqual(['build-000003', 'build-000002', 'build-000001'])
  })

  test('a hundred thousand lifetimes are read and written in no time', async () => {
    const one = demo()
    // Its own work, not what else the machine does meanwhile.
    const began = process.cpuUsage()
    await one.ask('POST', '/__demo/fill', { repository: 'acme/app', live: 10_150, lifetimes: 100_150 })
    expect(process.cpuUsage(began).user / 1000).toBeLessThan(2000)
    const { body } = await one.ask('GET', `${LIST}?limit=100&page=1002`)
    expect(field(body, 'tags')).toHaveLength(50)
  })
})

test('sessions end when a test says so', async () => {
  const one = demo()
  const { headers, body } = await one.ask('GET', '/csrf_token', undefined, null)
  const cookie = headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const sign = (path: string, csrf: string): Promise<Response> =>
    one.demo.fetch(
      new Request(`http://demo.test${path}`, {
        method: 'POST',
        headers: { cookie, 'x-csrf-token': csrf, 'content-type': 'application/json' },
        body: JSON.stringify({ username: 'admin', password: 'password12' }),
      }),
    )
  expect((await sign('/api/v1/signin', String(Object(body).csrf_token))).status).toBe(200)
  const read = (): Promise<Response> =>
    one.demo.fetch(new Request(`http://demo.test${LIST}`, { headers: { cookie } }))
  expect((await read()).status).toBe(200)
  await one.ask('DELETE', '/__demo/sessions')
  expect((await read()).status).toBe(401)
})
