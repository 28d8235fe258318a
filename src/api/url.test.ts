import { expect, test } from 'vitest'
import { QuayError } from './error'
import { apiUrl, repositoryParts } from './url'

test('a nested name keeps its slashes as parts of the path', () => {
  const url = apiUrl([...repositoryParts('acme/team/app'), 'tag', ''])
  expect(url).toBe('api/v1/repository/acme/team/app/tag/')
})

test('parameters are encoded, and undefined ones left out', () => {
  expect(apiUrl(['repository'], { public: true, limit: 5, next_page: undefined, q: 'a&b=é' })).toBe(
    'api/v1/repository?public=true&limit=5&q=a%26b%3D%C3%A9',
  )
})

test.each([
  ['bad tag', 'bad%20tag'],
  ['<img src=x>', '%3Cimg%20src%3Dx%3E'],
  ['a?b#c', 'a%3Fb%23c'],
  ['100%2F', '100%252F'],
  ['...', '...'],
  ['back\\slash', 'back%5Cslash'],
  ['日本', '%E6%97%A5%E6%9C%AC'],
])('the odd name %j reaches the tag of that name', (name, encoded) => {
  const url = apiUrl([...repositoryParts('acme/api'), 'tag', name])
  expect(url).toBe(`api/v1/repository/acme/api/tag/${encoded}`)
  // A browser must not fold it into another path.
  const { pathname } = new URL(url, 'http://console.test/')
  expect(decodeURIComponent(pathname)).toBe(`/api/v1/repository/acme/api/tag/${name}`)
})

test.each(['.', '..', 'a/b', '/', '', '\ud800'])('%j can not be addressed, and nothing is sent', (name) => {
  const build = () => apiUrl(['repository', 'acme', 'api', 'tag', name, 'restore'])
  expect(build).toThrow(expect.objectContaining({ kind: 'unaddressable', address: name }))
  expect(build).toThrow(QuayError)
})

test.each(['acme//api', 'acme/../api', 'acme/.'])('the repository %j can not be addressed', (repository) => {
  expect(() => apiUrl([...repositoryParts(repository), 'tag', ''])).toThrow(QuayError)
})
