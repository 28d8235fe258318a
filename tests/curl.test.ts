import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { digest, field, repository, START, tag, TestDemo, world } from '../demo/testing'
import type { World } from '../demo/world/types'
import { curlOf } from '~/operations/curl'
import type { Operation } from '~/operations/operation'
import { readTag, type TagState } from '~/operations/tag-state'
import {
  done,
  ending,
  expiring,
  locking,
  pointing,
  purging,
  purgingEnded,
  REPOSITORY,
  sceneIn,
  type Scene,
} from './scene'

const [A, B, C] = [digest('a'), digest('b'), digest('c')]
const SIGNATURE = { tag: `sha256-${'a'.repeat(64)}.sig`, digest: C, expiration: null }

/** Names that a listing may hold, as restore checks none; most would do harm where they are not quoted. */
const NAMES = [
  'v1',
  "it's",
  "'; touch pwned; '",
  '"quoted"',
  '$(touch pwned)',
  '`touch pwned`',
  '$QUAY_TOKEN ${HOME}',
  'a b  c',
  '100%',
  '%2e%2e',
  '%2Fetc',
  'wow!',
  '!!',
  'two\nlines',
  'cr\rlf\r\n',
  'tab\t',
  '🚀✨',
  '名前',
  '-rf',
  '--data=@passwd',
  '@file',
  '[x]{y}',
  '[1-3]{a,b}',
  '#?&=+',
  '...',
  '\\',
  '\\\\n\\',
  '*',
  '~',
  ';|&<>()',
  'é',
  'e\u0301',
  '\u202Egnp.exe',
  '<img src=x onerror=alert(1)>',
]

/** Each name on a since 100 s ago, `v2` on b, c dead and signing a. */
const start = (): World =>
  world([
    repository(
      [
        tag('v2', 'b', 10),
        ...NAMES.map((name) => tag(name, 'a', 100)),
        tag(SIGNATURE.tag, 'c', 500, { end_ts: START - 90 }),
      ],
      'abc',
    ),
  ])

/** What is done to them: of each name an image restored, then the tag deleted; and whatever takes several requests. */
async function doAll(scene: Scene): Promise<Operation[]> {
  const operations: Operation[] = []
  const run = async (name: string, ask: (seen: TagState) => Operation) => {
    const { http, now } = scene.around
    const operation = ask(await readTag(http, { repository: REPOSITORY, tag: name }, now))
    operations.push(operation)
    expect(await done(scene, operation)).toMatchObject({ effect: 'done', overtaken: false, lost: null })
  }
  await run('new', (seen) => pointing('put', 'new', A, seen))
  await run('v1', (seen) => pointing('put', 'v1', B, seen, { expiration: START + 9999 }))
  const more = { expiration: START + 7777, signatures: [SIGNATURE] }
  await run('v1', (seen) => pointing('restore', 'v1', A, seen, more))
  await run('v2', (seen) => expiring('v2', START + 9999, seen))
  await run('v2', (seen) => expiring('v2', null, seen))
  await run('v2', (seen) => locking('v2', true, seen))
  await run('v2', (seen) => locking('v2', false, seen))
  await run('v2', (seen) => pointing('renew', 'v2', B, seen))
  await run('v1', (seen) => purgingEnded('v1', B, seen))
  await run('new', (seen) => purging('new', seen))
  for (const name of NAMES) await run(name, (seen) => pointing('restore', name, B, seen))
  for (const name of NAMES) await run(name, (seen) => ending(name, seen))
  for (const name of NAMES.slice(1)) await run(name, (seen) => purgingEnded(name, A, seen))
  return operations
}

/** What was written, and all that is there now. */
async function effectOf(ask: (path: string) => Promise<unknown>) {
  const requests = field(await ask('/__demo/requests'), 'requests')
  const writes = requests.map(Object).filter(({ method }) => method !== 'GET')
  const list = (page: number) => ask(`/api/v1/repository/acme/app/tag/?limit=100&page=${page}`)
  return {
    writes: writes.map(({ method, path, body, status, who }) => ({ method, path, body, status, who })),
    lifetimes: [...field(await list(1), 'tags'), ...field(await list(2), 'tags')],
  }
}

let server: ChildProcess | undefined
let quay = ''
let folder = ''

const ask = async (path: string, method = 'GET', body?: unknown): Promise<unknown> => {
  const headers = { authorization: 'Bearer admin' }
  const content = body === undefined ? {} : { body: JSON.stringify(body) }
  const answer = await fetch(new URL(path, quay), { method, headers, ...content })
  return answer.json()
}

/** Runs commands as a person would who has pasted them. */
function shell(commands: readonly string[]) {
  const curl = spawnSync('curl', ['--version'])
  if (curl.error)
    throw new Error(`What a person would paste is run here, which needs curl: ${curl.error.message}`)
  const env = { PATH: process.env['PATH'], QUAY_TOKEN: 'admin' }
  return spawnSync('sh', ['-s'], { input: commands.join('\n'), encoding: 'utf8', cwd: folder, env })
}

// A server to start, and a hundred processes.
const LONG = 60_000

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tidemark-curl-'))
  const args = [
    '--import',
    'tsx',
    fileURLToPath(new URL('../demo/server.ts', import.meta.url)),
    '--port',
    '0',
  ]
  server = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  if (!server.stdout) throw new Error('the demo Quay says nothing')
  const [line] = await once(createInterface(server.stdout), 'line')
  quay = `${String(line).split(' ').at(-1)}/`
}, LONG)

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  if (!server) return
  const gone = once(server, 'exit')
  server.kill()
  await gone
})

describe('the curl lines of operations, in a real shell', () => {
  it(
    'do exactly what the operations do, whatever the names',
    async () => {
      const demo = new TestDemo(start())
      const scene = await sceneIn(demo, { includes: () => true })
      const operations = await doAll(scene)
      const expected = await effectOf(async (path) => (await demo.ask('GET', path)).body)
      await ask('/__demo/world', 'PUT', start())
      const { status, stderr } = shell(['set -e', ...operations.map((one) => curlOf(one, quay)), ''])
      expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' })
      const effect = await effectOf(ask)
      expect(effect.writes).toEqual(expected.writes)
      expect(effect.writes).toHaveLength(12 + 3 * NAMES.length)
      expect(effect.lifetimes).toEqual(expected.lifetimes)
      expect(readdirSync(folder)).toEqual([])
    },
    LONG,
  )

  it('stop at the first refusal, say Quay’s reason, and fail', async () => {
    await ask('/__demo/world', 'PUT', start())
    const unknown = { lifetimes: [], live: null, at: START }
    const operation = pointing('put', 'v1', digest('f'), unknown, { expiration: START + 9999 })
    const { status, stdout } = shell([curlOf(operation, quay)])
    expect(status).not.toBe(0)
    expect(stdout).toContain('Not Found')
    expect((await effectOf(ask)).writes).toMatchObject([{ method: 'PUT', status: 404 }])
  })
})
