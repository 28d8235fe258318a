import { expect, test } from 'vitest'
import { mountOf, withinMount } from './mount'

test.each([
  ['https://quay.example.com/', ''],
  ['https://quay.example.com/tidemark/', '/tidemark'],
  ['https://quay.example.com/tools/tidemark/', '/tools/tidemark'],
])('the console of %s is mounted at %j', (base, mount) => {
  expect(mountOf(base)).toBe(mount)
})

test.each([
  ['', '/repository/acme/api', '/repository/acme/api'],
  ['/tidemark', '/tidemark/repository/acme/api', '/repository/acme/api'],
  ['/tidemark', '/tidemark/', '/'],
  ['/tidemark', '/tidemarks/repository', '/tidemarks/repository'],
  ['/repository', '/repository/repository/acme/api', '/repository/acme/api'],
])('within %j, %s is %s', (mount, pathname, own) => {
  expect(withinMount(mount, pathname)).toBe(own)
})
