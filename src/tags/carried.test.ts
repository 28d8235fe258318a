import { expect, it } from 'vitest'
import { carried } from './carried'

it.each([
  ['/repository/acme/api', '?axis=1w&q=x', '/repository/acme/api?axis=1w'],
  ['/repository/acme/api?tab=history', '?axis=1w&tz=utc', '/repository/acme/api?tab=history&tz=utc&axis=1w'],
  ['/repository/acme/api/tag/v1', '?axis=1y', '/repository/acme/api/tag/v1?axis=1y'],
  ['/repository/acme/api?axis=1d', '?axis=1w', '/repository/acme/api?axis=1d'],
  ['/repository/acme/api', '?q=x', '/repository/acme/api'],
  ['/repository', '?axis=1w&tz=utc', '/repository?tz=utc'],
  ['/organization/acme', '?axis=1w', '/organization/acme'],
])('takes along to %s from %s: %s', (to, search, address) => {
  expect(carried(to, search)).toBe(address)
})
