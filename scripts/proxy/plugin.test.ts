import { mkdtemp, writeFile } from 'node:fs/promises'
import type { IncomingHttpHeaders } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ask, fakeQuay, listenAt, serveConsole } from './testing'

const quay = 'https://quay.example.com'
const gone = 'http://127.0.0.1:9'

describe.each(['dev', 'preview'] as const)('the proxy of %s', (kind) => {
  test('forwards what the console calls, and nothing else', async () => {
    const asked: string[] = []
    const upstream = await fakeQuay((req, res) => {
      asked.push(`${req.method} ${req.url}`)
      res.end('quay')
    })
    const port = await serveConsole(kind, { quay: upstream, demo: false })
    for (const path of ['/api/v1/user/', '/api/v1/x?a=%2F&b=1', '/csrf_token', '/config', '/config?a=1']) {
      expect((await ask(port, path)).body).toBe('quay')
    }
    expect((await ask(port, '/config.json')).body).toBe('{"ours":true}')
    for (const path of ['/repository/acme/api', '/configuration', '/csrf_tokens', '/apidocs', '/v2/']) {
      expect((await ask(port, path, { headers: { accept: 'text/html' } })).body).toContain('the console')
    }
    expect(asked).toEqual([
      'GET /api/v1/user/',
      'GET /api/v1/x?a=%2F&b=1',
      'GET /csrf_token',
      'GET /config',
      'GET /config?a=1',
    ])
  })

  test('says what stands behind it', async () => {
    const port = await serveConsole(kind, { quay, demo: false, token: 'secret-token' })
    const { status, body } = await ask(port, '/__tidemark/proxy')
    expect(status).toBe(200)
    expect(JSON.parse(body)).toEqual({ quay, sharedToken: true, demo: false })
  })
})

test('asks as the Quay itself would, and hands on what the console sent', async () => {
  let seen: IncomingHttpHeaders = {}
  let sent = ''
  const upstream = await fakeQuay((req, res) => {
    seen = req.headers
    req.on('data', (part) => (sent += String(part)))
    req.on('end', () => res.setHeader('X-Next-CSRF-Token', 'next').end())
  })
  const port = await serveConsole('dev', { quay: upstream, demo: false })
  const { headers } = await ask(port, '/api/v1/signin', {
    method: 'POST',
    headers: {
      origin: `http://localhost:${port}`,
      referer: `http://localhost:${port}/signin`,
      cookie: 'session=1',
      authorization: 'Bearer mine',
      'x-csrf-token': 'now',
    },
    body: '{"username":"admin"}',
  })
  expect(seen).toMatchObject({
    host: new URL(upstream).host,
    origin: upstream,
    referer: `${upstream}/`,
    cookie: 'session=1',
    authorization: 'Bearer mine',
    'x-csrf-token': 'now',
  })
  expect(sent).toBe('{"username":"admin"}')
  expect(headers['x-next-csrf-token']).toBe('next')
})

test('makes the answer one of its own address', async () => {
  const upstream = await fakeQuay((req, res) => {
    res.writeHead(308, {
      location: `http://${req.headers.host}/api/v1/there/`,
      'set-cookie': ['session=1; Domain=quay.example.com; Secure; HttpOnly; Path=/; SameSite=None', 'a=b'],
      'access-control-allow-origin': '*',
      'access-control-allow-headers': 'Authorization',
    })
    res.end()
  })
  const port = await serveConsole('preview', { quay: upstream, demo: false })
  const headers = { origin: 'http://localhost:3000' }
  const answer = await ask(port, '/api/v1/there', { headers })
  expect(answer.headers.location).toBe('/api/v1/there/')
  expect(answer.headers['set-cookie']).toEqual(['session=1; HttpOnly; Path=/; SameSite=Lax', 'a=b'])
  const own = await ask(port, '/__tidemark/proxy', { headers })
  const names = Object.keys({ ...answer.headers, ...own.headers })
  expect(names.filter((name) => name.startsWith('access-control'))).toEqual([])
})

test('says which Quay can not be reached', async () => {
  const port = await serveConsole('dev', { quay: gone, demo: false })
  const refused = await ask(port, '/api/v1/user/')
  expect(refused.status).toBe(502)
  expect(JSON.parse(refused.body)).toEqual({
    proxy: 'unreachable',
    address: gone,
    code: 'ECONNREFUSED',
    message: `${gone} can't be reached: nothing listens there.`,
  })
  const plain = (await fakeQuay((_req, res) => res.end())).replace('http:', 'https:')
  const handshake = await ask(await serveConsole('dev', { quay: plain, demo: false }), '/config')
  expect(JSON.parse(handshake.body)).toMatchObject({ proxy: 'unreachable', address: plain, code: 'EPROTO' })
})

test('tells an answer that was lost, and breaks off where one breaks off', async () => {
  const upstream = await fakeQuay((req, res) => {
    if (req.url === '/api/before') return req.socket.destroy()
    if (req.url === '/api/whole') return res.end('{"tags":[]}')
    // Without a length, so that only the way it ends tells that more was to come.
    return res.write('{"tags":[', () => req.socket.destroy())
  })
  const port = await serveConsole('preview', { quay: upstream, demo: false })
  // A browser would send the request once more, if the connection just ended.
  const before = await ask(port, '/api/before')
  expect(before.status).toBe(502)
  expect(JSON.parse(before.body)).toMatchObject({ proxy: 'lost', address: upstream })
  await expect(ask(port, '/api/midway')).rejects.toMatchObject({ code: 'ECONNRESET' })
  expect((await ask(port, '/api/whole')).body).toBe('{"tags":[]}')
})

test('hands out the settings of another file, as it is at that time', async () => {
  const config = join(await mkdtemp(join(tmpdir(), 'tidemark-config-')), 'our.json')
  await writeFile(config, '{"name":"ours"}')
  const port = await serveConsole('preview', { quay, demo: false, config })
  expect((await ask(port, '/config.json')).body).toBe('{"name":"ours"}')
  await writeFile(config, '{"name":')
  expect((await ask(port, '/config.json')).body).toBe('{"name":')
})

describe('with a shared token', () => {
  test('says so in the settings', async () => {
    const config = join(await mkdtemp(join(tmpdir(), 'tidemark-config-')), 'our.json')
    await writeFile(config, '{"name":"ours"}')
    const settings = { quay, demo: false, token: 'secret-token' }
    const own = await ask(await serveConsole('dev', { ...settings, config }), '/config.json')
    expect(JSON.parse(own.body)).toEqual({ name: 'ours', sharedToken: true })
    const usual = await ask(await serveConsole('preview', settings), '/config.json')
    expect(JSON.parse(usual.body)).toEqual({ sharedToken: true })
  })

  test('adds it on the way to Quay and lets neither it nor a cookie back', async () => {
    let seen: IncomingHttpHeaders = {}
    const upstream = await fakeQuay((req, res) => {
      seen = req.headers
      res.setHeader('set-cookie', ['session=1']).end('ok')
    })
    const port = await serveConsole('dev', { quay: upstream, demo: false, token: 'secret-token' })
    const headers = { cookie: 'session=1', authorization: 'Bearer mine', origin: `http://127.0.0.1:${port}` }
    const answer = await ask(port, '/api/v1/user/', { headers })
    expect(answer).toMatchObject({ status: 200, body: 'ok' })
    expect(answer.headers['set-cookie']).toBeUndefined()
    expect(seen.authorization).toBe('Bearer secret-token')
    expect(seen.cookie).toBeUndefined()
    const others = [answer, await ask(port, '/__tidemark/proxy'), await ask(port, '/')]
    expect(JSON.stringify(others)).not.toContain('secret-token')
  })

  test('refuses other pages, by whatever name', async () => {
    let asked = 0
    const upstream = await fakeQuay((_req, res) => {
      asked += 1
      res.end()
    })
    const port = await serveConsole('dev', { quay: upstream, demo: false, token: 'secret-token' })
    const local = `localhost:${port}`
    const strangers: Record<string, string>[] = [
      { origin: 'https://evil.example.com' },
      { origin: 'http://localhost:3000' },
      { origin: `https://${local}` },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { host: 'evil.example.com' },
      { host: `evil.example.com:${port}`, origin: `http://evil.example.com:${port}` },
      { host: 'localhost.evil.example.com' },
      { host: `10.0.0.1:${port}` },
    ]
    for (const headers of strangers) {
      for (const path of ['/api/v1/user/', '/config', '/__tidemark/proxy']) {
        const { status, body } = await ask(port, path, { headers: { host: local, ...headers } })
        expect(status).toBe(403)
        expect(JSON.parse(body)).toMatchObject({ proxy: 'refused' })
      }
    }
    expect(asked).toBe(0)
    const own: Record<string, string>[] = [
      {},
      { origin: `http://${local}`, 'sec-fetch-site': 'same-origin' },
      { 'sec-fetch-site': 'none' },
      { host: `[::1]:${port}` },
    ]
    for (const headers of own) {
      expect((await ask(port, '/api/v1/user/', { headers: { host: local, ...headers } })).status).toBe(200)
    }
    // A link from elsewhere may open a page: it acts only once the console itself asks.
    const link = { host: local, 'sec-fetch-site': 'cross-site', accept: 'text/html' }
    expect((await ask(port, '/repository/acme/api', { headers: link })).status).toBe(200)
    expect((await ask(port, '/', { headers: { host: 'evil.example.com' } })).status).toBe(403)
  })

  test.each(['dev', 'preview'] as const)(
    'listens on this machine alone, whatever --host says (%s)',
    async (kind) => {
      const settings = { quay, demo: false }
      expect(await listenAt('0.0.0.0', kind, settings)).toMatchObject({ address: '0.0.0.0' })
      const shared = await listenAt('0.0.0.0', kind, { ...settings, token: 'secret-token' })
      expect(shared).toMatchObject({ address: '127.0.0.1' })
    },
  )
})
