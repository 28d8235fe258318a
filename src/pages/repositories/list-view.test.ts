import { describe, expect, it } from 'vitest'
import { groupsOf, listViewFromParams, namedRepository, paramsOfListView } from './list-view'

const repository = (full: string, more: object = {}) => {
  const [namespace = '', ...rest] = full.split('/')
  const name = rest.join('/')
  return { namespace, name, description: '', is_public: false, state: 'NORMAL', last_modified: null, ...more }
}
const view = (query = '') => listViewFromParams(new URLSearchParams(query))
const all = [
  repository('beta/web', { is_public: true }),
  repository('acme/worker', { state: 'READ_ONLY' }),
  repository('acme/api', { description: 'The public API' }),
  repository('acme/team/app', { state: 'MIRROR' }),
]
const shown = (query: string) =>
  groupsOf(all, view(query)).map(({ namespace, repositories }) => [
    namespace,
    repositories.map((one) => one.name),
  ])

describe('the list of repositories', () => {
  it.each([
    [
      '',
      [
        ['acme', ['api', 'team/app', 'worker']],
        ['beta', ['web']],
      ],
    ],
    ['q=API', [['acme', ['api']]]],
    ['q=acme/t', [['acme', ['team/app']]]],
    ['state=read-only', [['acme', ['worker']]]],
    ['state=mirror', [['acme', ['team/app']]]],
    ['visibility=public', [['beta', ['web']]]],
    ['visibility=public&q=api', []],
  ])('%s', (query, expected) => expect(shown(query)).toEqual(expected))

  it('shows a repository once that two pages brought', () => {
    expect(groupsOf([...all, ...all], view())).toEqual(groupsOf(all, view()))
  })

  it('keeps its view in the URL', () => {
    const query = 'q=api&state=mirror&visibility=private'
    expect(paramsOfListView(view(query)).toString()).toBe(query)
    expect(paramsOfListView(view('state=<b>&visibility=1')).toString()).toBe('')
  })
})

describe('a repository named outright', () => {
  it('is namespace/name, nested or not', () => {
    expect(namedRepository(' acme/api ')).toEqual({ namespace: 'acme', name: 'api' })
    expect(namedRepository('acme/team/app')).toEqual({ namespace: 'acme', name: 'team/app' })
    for (const text of ['api', 'acme/', '/api', 'acme/a b', 'acme/..', ''])
      expect(namedRepository(text)).toBeNull()
  })
})
