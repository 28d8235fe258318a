// What the container makes of its settings, by the script that it runs.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { root } from '../project.mjs'

const PAGE = '<!doctype html>\n<base href="/" />\n<script src="./theme.js"></script>\n'

function configure(settings: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), 'tidemark-deploy-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const files = join(folder, 'files')
  const run = join(folder, 'run')
  mkdirSync(files)
  writeFileSync(join(files, 'index.html'), PAGE)
  writeFileSync(join(files, 'config.json'), '{"name":"of the build"}')
  const { status, stderr } = spawnSync('sh', [join(root, 'deploy/container/configure.sh')], {
    encoding: 'utf8',
    env: {
      PATH: process.env['PATH'],
      TIDEMARK_FILES: files,
      TIDEMARK_TEMPLATES: join(root, 'deploy'),
      TIDEMARK_RUN: run,
      ...settings,
    },
  })
  return { status, stderr, made: (name: string) => readFileSync(join(run, name), 'utf8') }
}

const QUAY = { QUAY_URL: 'https://quay.corp.example/' }

test('nothing but a Quay: the defaults, at the root', () => {
  const { status, made } = configure(QUAY)
  expect(status).toBe(0)
  expect(JSON.parse(made('html/config.json'))).toEqual({})
  expect(made('html/index.html')).toBe(PAGE)
  expect(made('tidemark/standalone.conf')).toContain('server quay.corp.example:443;')
  expect(made('tidemark/standalone.conf')).toContain('default https://quay.corp.example;')
  expect(made('tidemark/quay.conf')).toContain('proxy_pass https://tidemark_quay;')
  expect(made('tidemark/console.conf')).toContain('location ^~ /assets/ {')
})

test('every setting finds its field, whatever is in it', () => {
  const { made } = configure({
    ...QUAY,
    TIDEMARK_NAME: 'Our "registry" \\ & <b>\n$(id) `id` 登録',
    TIDEMARK_LINK: 'https://intranet.example/?a=1&b=2',
    TIDEMARK_SIGN_IN: 'token anonymous',
    TIDEMARK_LANGUAGE: 'ja',
    TIDEMARK_THEME: 'dark',
    TIDEMARK_TIME_ZONE: 'Asia/Tokyo',
    TIDEMARK_PROTECTED_NAMES: 'latest prod* *',
    TIDEMARK_HIDE: 'purge',
    TIDEMARK_QUAY_CONSOLE: 'https://quay.corp.example/',
  })
  expect(JSON.parse(made('html/config.json'))).toEqual({
    name: 'Our "registry" \\ & <b>$(id) `id` 登録',
    link: 'https://intranet.example/?a=1&b=2',
    signIn: ['token', 'anonymous'],
    language: 'ja',
    theme: 'dark',
    timeZone: 'Asia/Tokyo',
    protectedNames: ['latest', 'prod*', '*'],
    hide: ['purge'],
    quayConsole: 'https://quay.corp.example/',
  })
})

test('under a path of Quay’s own host nothing is passed on', () => {
  const { made } = configure({ TIDEMARK_BASE: '/tools/tidemark/', TIDEMARK_LISTEN: '127.0.0.1:9000' })
  expect(made('html/index.html')).toContain('<base href="/tools/tidemark/" />')
  expect(made('tidemark/console.conf')).toContain('location ^~ /tools/tidemark/assets/ {')
  expect(made('tidemark/standalone.conf')).toContain('listen 127.0.0.1:9000;')
  expect(made('tidemark/standalone.conf')).not.toContain('quay')
})

test('a Quay at another port, without TLS', () => {
  const { made } = configure({ QUAY_URL: 'http://quay.internal:8080' })
  expect(made('tidemark/standalone.conf')).toContain('server quay.internal:8080;')
  expect(made('tidemark/standalone.conf')).toContain('default quay.internal:8080;')
  expect(made('tidemark/quay.conf')).toContain('proxy_pass http://tidemark_quay;')
})

test('a shared token is announced, kept apart, and needs a sign-in in front', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'tidemark-token-')), 'token')
  writeFileSync(file, 'abc123\n')
  const bare = configure({ ...QUAY, TIDEMARK_TOKEN_FILE: file })
  expect(bare.status).toBe(1)
  expect(bare.stderr).toContain('TIDEMARK_TOKEN_BEHIND_SIGN_IN=yes')
  const { made } = configure({ ...QUAY, TIDEMARK_TOKEN_FILE: file, TIDEMARK_TOKEN_BEHIND_SIGN_IN: 'yes' })
  expect(JSON.parse(made('html/config.json'))).toEqual({ sharedToken: true })
  expect(made('tidemark/token.conf')).toBe('set $tidemark_token "abc123";\n')
  expect(made('tidemark/standalone.conf')).toMatch(/^ {4}include tidemark\/shared-token\.conf;$/m)
  writeFileSync(file, 'abc"; evil\n')
  const bad = configure({ ...QUAY, TIDEMARK_TOKEN_FILE: file, TIDEMARK_TOKEN_BEHIND_SIGN_IN: 'yes' })
  expect([bad.status, bad.stderr.includes('evil')]).toEqual([1, false])
})

test.each([
  [{}, 'QUAY_URL is missing'],
  [{ QUAY_URL: 'quay.example.com' }, 'QUAY_URL is "quay.example.com"'],
  [{ QUAY_URL: 'https://quay.example.com/path' }, 'must be an address'],
  [{ QUAY_URL: 'https://quay.example.com; evil' }, 'must be an address'],
  [{ QUAY_URL: 'https://a.example\nhttps://b.example' }, 'must be an address'],
  [{ QUAY_URL: 'https://me:pass@quay.example.com' }, 'holds a user name or a password'],
  [{ ...QUAY, TIDEMARK_BASE: '/tidemark' }, 'TIDEMARK_BASE is "/tidemark"'],
  [{ ...QUAY, TIDEMARK_BASE: '/a b/' }, 'TIDEMARK_BASE'],
  [{ ...QUAY, TIDEMARK_LISTEN: 'http' }, 'TIDEMARK_LISTEN is "http"'],
  [{ ...QUAY, TIDEMARK_FILES: '/nowhere' }, '/nowhere holds no console'],
])('a setting that can’t be is told: %j', (settings, words) => {
  const { status, stderr } = configure(settings)
  expect(status).toBe(1)
  expect(stderr).toContain(words)
  expect(stderr).not.toContain('me:pass')
})
