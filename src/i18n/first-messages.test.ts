import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import more from './more.en.json'

const SRC = fileURLToPath(new URL('..', import.meta.url))

/** What is shown without waiting for the further messages: these, and all that they import or load without them. */
const FIRST = [
  'main.tsx',
  'pages/layout/Layout.tsx',
  'pages/repository/RepositoryPage.tsx',
  'pages/not-found/NotFoundPage.tsx',
]
const IMPORT = /^(?:import|export)\s+(?!type\b)(?:[^'"]*?\sfrom\s+)?'([^']+)'/gm
const LOAD = /(withMessages\(\s*)?\bimport\('([^']+)'\)/g

const read = (file: string) => readFileSync(join(SRC, file), 'utf8')

function fileOf(from: string, path: string): string | undefined {
  const place = path.startsWith('~/')
    ? path.slice(2)
    : path.startsWith('.')
      ? join(dirname(from), path)
      : null
  if (place === null) return undefined
  return [`${place}.ts`, `${place}.tsx`].find((file) => existsSync(join(SRC, file)))
}

function neededBy(file: string): string[] {
  const source = read(file)
  const imported = [...source.matchAll(IMPORT)].map(([, path = '']) => path)
  const loaded = [...source.matchAll(LOAD)].flatMap(([, waits, path = '']) =>
    waits === undefined ? [path] : [],
  )
  return [...imported, ...loaded].flatMap((path) => fileOf(file, path) ?? [])
}

function flatten(value: object, prefix = ''): string[] {
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'string' ? [prefix + key] : flatten(inner, `${prefix}${key}.`),
  )
}

it('what is shown first needs no message that comes later', () => {
  const files = new Set(FIRST)
  // A set that grows is gone through to its end.
  for (const file of files) for (const next of neededBy(file)) files.add(next)
  expect(files.size).toBeGreaterThan(100)
  const source = [...files].map(read).join('\n')
  const begun = [...source.matchAll(/`([A-Za-z]+\.(?:[A-Za-z]+\.)*)\$\{/g)].map(([, prefix = '']) => prefix)
  const keys = new Set(flatten(more).map((key) => key.replace(/_(one|other)$/, '')))
  const early = [...keys].filter(
    (key) =>
      source.includes(`'${key}'`) || source.includes(`"${key}"`) || begun.some((one) => key.startsWith(one)),
  )
  expect(early).toEqual([])
})
