import { expect, test } from 'vitest'
import { DeploymentError, parseDeployment } from './deployment'

const DEFAULTS = {
  name: '',
  link: null,
  signIn: ['account', 'token', 'anonymous'],
  language: null,
  theme: 'system',
  timeZone: null,
  protectedNames: ['latest', 'stable', 'prod*'],
  hide: [],
  quayConsole: null,
  sharedToken: false,
}

function faultOf(config: object | string) {
  try {
    return parseDeployment(typeof config === 'string' ? config : JSON.stringify(config))
  } catch (error) {
    return error instanceof DeploymentError ? error.fault : error
  }
}

test.each([
  ['no file', null],
  ['a page in its place', '\n<!doctype html><title>Tidemark</title>'],
  ['nothing set', '{}'],
  ['a field of a later version', '{"later": {"a": 1}}'],
  ['null for a field', '{"theme": null, "hide": null}'],
])('%s: the defaults', (_what, text) => {
  expect(parseDeployment(text)).toEqual(DEFAULTS)
})

test('each field can be set', () => {
  const set = {
    name: 'Acme registry',
    link: 'https://intranet.example.com/registry',
    signIn: ['token'],
    language: 'ja',
    theme: 'dark',
    timeZone: 'Asia/Tokyo',
    protectedNames: ['release-*'],
    hide: ['purge', 'curl'],
    quayConsole: '/',
    sharedToken: true,
  }
  expect(parseDeployment(JSON.stringify(set))).toEqual(set)
})

test.each([
  [{ name: 5 }, 'name', '5'],
  [{ name: 'x'.repeat(200) }, 'name', `"${'x'.repeat(78)}…`],
  [{ link: 'javascript:alert(1)' }, 'link', '"javascript:alert(1)"'],
  [{ quayConsole: 'data:text/html,x' }, 'quayConsole', '"data:text/html,x"'],
  [{ signIn: [] }, 'signIn', '[]'],
  [{ signIn: ['token', 'sso'] }, 'signIn.1', '"sso"'],
  [{ language: 'de' }, 'language', '"de"'],
  [{ theme: 'drak' }, 'theme', '"drak"'],
  [{ timeZone: 'Mars/Olympus' }, 'timeZone', '"Mars/Olympus"'],
  [{ protectedNames: 'latest' }, 'protectedNames', '"latest"'],
  [{ protectedNames: ['latest', ''] }, 'protectedNames.1', '""'],
  [{ hide: ['delete'] }, 'hide.0', '"delete"'],
  [{ sharedToken: 'true' }, 'sharedToken', '"true"'],
])('a bad value is told with its field: %j', (config, path, value) => {
  expect(faultOf(config)).toEqual({ kind: 'field', field: path.split('.')[0], path, value })
})

test.each(['{"name": "x",}', '[]', '"x"', 'name = x', ''])('what is no JSON object is told: %j', (text) => {
  expect(faultOf(text)).toMatchObject({ kind: 'syntax', reason: expect.stringMatching(/./) })
})
