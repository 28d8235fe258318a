import { describe, expect, it } from 'vitest'
import { parseRepository, parseTag, paths, safeNext } from './paths'

describe('paths', () => {
  it('are Quay’s own', () => {
    expect({
      repositories: paths.repositories(),
      organization: paths.organization('acme'),
      repository: paths.repository({ namespace: 'acme', name: 'api' }),
      nested: paths.repository({ namespace: 'acme', name: 'team/app' }),
      hostile: paths.repository({ namespace: 'acme', name: 'a?b#c%' }),
      likeATag: paths.repository({ namespace: 'acme', name: 'team/tag/app' }),
      tag: paths.tag({ namespace: 'acme', name: 'team/app' }, 'bad name'),
      signIn: paths.signIn(),
      signInAndBack: paths.signIn('/repository/acme/api?q=v1&sort=name'),
    }).toEqual({
      repositories: '/repository',
      organization: '/organization/acme',
      repository: '/repository/acme/api',
      nested: '/repository/acme/team/app',
      hostile: '/repository/acme/a%3Fb%23c%25',
      likeATag: '/repository/acme/team/tag/app/',
      tag: '/repository/acme/team/app/tag/bad%20name',
      signIn: '/signin',
      signInAndBack: '/signin?next=%2Frepository%2Facme%2Fapi%3Fq%3Dv1%26sort%3Dname',
    })
  })

  it('name a repository, nested or not', () => {
    expect(parseRepository('acme/api')).toEqual({ namespace: 'acme', name: 'api' })
    expect(parseRepository('acme/team/app/')).toEqual({ namespace: 'acme', name: 'team/app' })
    expect(parseRepository('acme')).toBeNull()
    expect(parseRepository('acme//app')).toBeNull()
    expect(parseRepository('acme/../app')).toBeNull()
  })

  it('name a tag, and a repository that looks like one', () => {
    expect(parseTag('acme/api/tag/v1')).toEqual({
      repository: { namespace: 'acme', name: 'api' },
      tag: 'v1',
    })
    expect(parseTag('acme/team/tag/app/tag/v1')?.repository).toEqual({
      namespace: 'acme',
      name: 'team/tag/app',
    })
    for (const path of ['acme/team/tag/app/', 'acme/tag/v1', 'acme/api', 'acme/api/tag/'])
      expect(parseTag(path)).toBeNull()
    expect(parseRepository('acme/team/tag/app/')).toEqual({ namespace: 'acme', name: 'team/tag/app' })
  })

  it('never lead away after signing in', () => {
    expect(safeNext('/repository/acme/api?q=v1')).toBe('/repository/acme/api?q=v1')
    for (const bad of [
      null,
      '',
      '//evil.test',
      '/\\evil.test',
      'https://evil.test',
      'javascript:alert(1)',
      '/signin',
    ])
      expect(safeNext(bad)).toBe('/repository')
  })
})
