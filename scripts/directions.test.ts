import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

// Who imports whom, as CONTRIBUTING.md says it: each arrow is written to a file of its own, in a copy of the folders,
// and the linter has to catch those that are forbidden, and those alone.
const MAY: Record<string, string[]> = {
  ui: [],
  i18n: [],
  history: [],
  api: [],
  operations: ['api', 'history'],
  tags: ['ui', 'i18n', 'history', 'api', 'operations'],
  'pages/one': ['ui', 'i18n', 'history', 'api', 'operations', 'tags'],
}
const FOLDERS = [...Object.keys(MAY), 'pages/two']

const VALUES = {
  static: (from: string) => `import { x } from '${from}'\nexport const y = x()\n`,
  effect: (from: string) => `import '${from}'\n`,
  reexport: (from: string) => `export { x } from '${from}'\n`,
  all: (from: string) => `export * from '${from}'\n`,
  dynamic: (from: string) => `export const y = () => import('${from}')\n`,
}
const TYPES = {
  type: (from: string) => `import type { X } from '${from}'\nexport type Y = X\n`,
  typeReexport: (from: string) => `export type { X } from '${from}'\n`,
}
const BOTH = { ...VALUES, ...TYPES }

type Arrow = { from: string; to: string; forms: Record<string, (from: string) => string> }

const forbidden: Arrow[] = [
  ...Object.entries(MAY).flatMap(([from, may]) => {
    const others = FOLDERS.filter((to) => to !== from && to !== 'pages/one' && !may.includes(to))
    return others
      .filter((to) => !(from === 'api' && to === 'history'))
      .map((to) => ({ from: `src/${from}`, to: `src/${to}`, forms: BOTH }))
  }),
  { from: 'src/api', to: 'src/history', forms: VALUES },
  ...Object.keys(MAY).map((from) => ({ from: `src/${from}`, to: 'demo', forms: BOTH })),
  { from: 'src', to: 'demo', forms: BOTH },
  ...FOLDERS.map((to) => ({ from: 'demo', to: `src/${to}`, forms: BOTH })),
  { from: 'demo/api', to: 'src/api', forms: BOTH },
  { from: 'e2e', to: 'src/api', forms: BOTH },
]

const allowed: Arrow[] = [
  ...Object.entries(MAY).flatMap(([from, may]) =>
    [from, ...may].map((to) => ({ from: `src/${from}`, to: `src/${to}`, forms: BOTH })),
  ),
  { from: 'src/api', to: 'src/history', forms: TYPES },
  { from: 'src', to: 'src/pages/one', forms: BOTH },
  { from: 'e2e', to: 'demo', forms: BOTH },
]

/** How a file can name a module: by a relative path, or by the alias. */
function names({ from, to }: Arrow): Record<string, string> {
  const path = posix.relative(from, `${to}/target`)
  const relative = path.startsWith('.') ? path : `./${path}`
  return to.startsWith('src/') ? { relative, alias: `${to.replace('src/', '~/')}/target` } : { relative }
}

function probesOf(arrow: Arrow) {
  return Object.entries(names(arrow)).flatMap(([way, name]) =>
    Object.entries(arrow.forms).map(([form, write]) => ({
      path: `${arrow.from}/${arrow.to.replaceAll('/', '-')}.${form}.${way}.ts`,
      text: write(name),
    })),
  )
}

const report = v.object({
  diagnostics: v.array(v.object({ code: v.optional(v.string()), filename: v.string() })),
})
const project = dirname(dirname(fileURLToPath(import.meta.url)))
let folder = ''
let caught = new Set<string>()

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tidemark-directions-'))
  for (const { path, text } of [...forbidden, ...allowed].flatMap(probesOf)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  // Directions need no types, and the probes have none.
  const config = v.parse(v.looseObject({}), JSON.parse(readFileSync(join(project, '.oxlintrc.json'), 'utf8')))
  writeFileSync(join(folder, '.oxlintrc.json'), JSON.stringify({ ...config, options: {} }))
  const linter = join(project, 'node_modules/oxlint/bin/oxlint')
  const { stdout } = spawnSync(process.execPath, [linter, '--format=json', '.'], {
    cwd: folder,
    encoding: 'utf8',
  })
  if (!stdout.startsWith('{')) throw new Error(stdout)
  const { diagnostics } = v.parse(report, JSON.parse(stdout))
  caught = new Set(
    diagnostics.filter(({ code }) => code?.includes('no-restricted-imports')).map((d) => d.filename),
  )
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('forbidden', () => {
  test.each(forbidden)('$from → $to', (arrow) => {
    expect(probesOf(arrow).filter(({ path }) => !caught.has(path))).toEqual([])
  })
})

describe('allowed', () => {
  test.each(allowed)('$from → $to', (arrow) => {
    // From folder to folder the alias is the one way, within a folder the relative path.
    const way = arrow.from !== arrow.to && arrow.to.startsWith('src/') ? '.alias.' : '.relative.'
    const probes = probesOf(arrow).filter(({ path }) => path.includes(way))
    expect(probes.length).toBeGreaterThan(0)
    expect(probes.filter(({ path }) => caught.has(path))).toEqual([])
  })
})
