// How much a person's browser has to fetch, gzipped. The files of a page are its chunk and all that this imports.
import { readFileSync } from 'node:fs'

const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'))

function filesOf(key, seen = new Set()) {
  if (seen.has(key)) return []
  seen.add(key)
  const { file, css = [], imports = [] } = manifest[key]
  return [file, ...css, ...imports.flatMap((next) => filesOf(next, seen))]
}

function needed(ending, ...keys) {
  const files = new Set(keys.flatMap((key) => filesOf(key)).filter((file) => file.endsWith(ending)))
  return [...files].map((file) => `dist/${file}`)
}

const firstRows = [
  'index.html',
  'src/pages/layout/Layout.tsx',
  'src/pages/repository/RepositoryPage.tsx',
  'src/i18n/ja.json',
]

export default [
  { name: 'first rows, scripts', path: needed('.js', ...firstRows), limit: '200 kB', gzip: true },
  { name: 'first rows, styles', path: needed('.css', ...firstRows), limit: '20 kB', gzip: true },
]
