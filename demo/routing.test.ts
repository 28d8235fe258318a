import { expect, test } from 'vitest'
import { findRoute, type Handler, type Route, route } from './routing'

const answer: Handler = () => new Response()

const ROUTES: readonly Route[] = [
  route('/api/v1/repository/:repository/tag/', { GET: answer }),
  route('/api/v1/repository/:repository/tag/:name/restore', { POST: answer }),
  route('/api/v1/repository/:repository/tag/:name', { PUT: answer, DELETE: answer }),
  route('/api/v1/repository/:repository/manifest/:digest', { GET: answer }),
  route('/api/v1/repository/:repository', { GET: answer, PUT: answer, DELETE: answer }),
]

const find = (method: string, path: string) => findRoute(ROUTES, method, `/api/v1/repository/${path}`)

test.for<[string, string, string[]]>([
  ['GET', 'acme/api/tag/', ['acme/api']],
  ['GET', 'acme/team/app/tag/', ['acme/team/app']],
  ['PUT', 'acme/team/app/tag/v1', ['acme/team/app', 'v1']],
  ['PUT', 'acme/team/tag/tag/v1', ['acme/team/tag', 'v1']],
  ['POST', 'acme/api/tag/bad name/restore', ['acme/api', 'bad name']],
  ['GET', 'acme/api/tag/latest', ['acme/api/tag/latest']],
  ['PUT', 'acme/api/tag/a/b', ['acme/api/tag/a/b']],
  ['DELETE', 'acme/team/tag', ['acme/team/tag']],
  ['HEAD', 'acme/api', ['acme/api']],
  ['GET', 'acme/api/manifest/sha256:0af', ['acme/api', 'sha256:0af']],
  ['GET', 'acme/api/manifest/garbage', ['acme/api/manifest/garbage']],
])('%s %s', ([method, path, parts]) => {
  expect(find(method, path)).toMatchObject({ kind: 'handler', parts })
})

test('a listing without its last slash is led to it', () => {
  expect(find('GET', 'acme/api/tag').kind).toBe('slash')
})

test('an organization alone has no tags, and a slash too many leads nowhere', () => {
  expect(find('GET', 'acme/tag/').kind).toBe('none')
  expect(find('GET', 'acme/api/').kind).toBe('none')
})

test('another method is told which there are', () => {
  const found = find('PATCH', 'acme/api/tag/latest')
  expect(found.kind === 'method' && [...found.allow].sort()).toEqual([
    'DELETE',
    'GET',
    'HEAD',
    'OPTIONS',
    'PUT',
  ])
})
