import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { licenseOf, packageOf } from './licenses'
import { faultsOfAudit, faultsOfLock } from './packages.mjs'

const good = { version: '1.2.3', integrity: 'sha512-abc' }

test.each([
  ['nothing', good, []],
  ['another place', { ...good, resolved: 'https://evil.example.com/a.tgz' }, [/names where it comes from/]],
  ['no checksum', { version: '1.2.3' }, [/no checksum/]],
  ['a weak checksum', { version: '1.2.3', integrity: 'sha1-abc' }, [/no checksum/]],
  [
    'a repository',
    { version: 'git+ssh://git@example.com/a.git#1', integrity: 'sha512-abc' },
    [/no released/],
  ],
  ['a folder', { link: true }, [/no released/]],
])('of a lock file, %s is told', (_what, entry, faults) => {
  const found = faultsOfLock({ packages: { '': {}, 'node_modules/a': entry } })
  expect(found).toEqual(faults.map((fault) => expect.stringMatching(fault)))
})

test('an audit is read, or was none', () => {
  expect(faultsOfAudit('{"vulnerabilities":{}}')).toEqual([])
  expect(faultsOfAudit('{"vulnerabilities":{"a":{"name":"a","severity":"high"}}}')).toEqual([
    'a: high (npm audit)',
  ])
  for (const text of ['', 'not found', '{"error":{"code":"ENOTFOUND"}}'])
    expect(faultsOfAudit(text)).toBeNull()
})

test('a module is of the innermost package', () => {
  expect(packageOf('/p/node_modules/react/index.js')).toBe('/p/node_modules/react')
  expect(packageOf('/p/node_modules/@a/b/node_modules/c/d/e.js')).toBe('/p/node_modules/@a/b/node_modules/c')
  expect(packageOf('/p/node_modules/@a/b/c.js')).toBe('/p/node_modules/@a/b')
  expect(packageOf('/p/src/main.tsx')).toBeUndefined()
})

test('a licence is listed with its text, and one that does not go with ours ends the build', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tidemark-license-'))
  const write = (license: string) =>
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'a', version: '1.0.0', license }))
  writeFileSync(join(folder, 'LICENSE.md'), 'Do what you want.\n')
  write('MIT')
  expect(licenseOf(folder)).toEqual({ title: 'a 1.0.0 (MIT)', text: 'Do what you want.' })
  write('AGPL-3.0')
  expect(() => licenseOf(folder)).toThrow('a 1.0.0 is under AGPL-3.0')
})
