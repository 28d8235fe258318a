// The files of the build that the first rows of a list need: the chunks of its pages, and all that these import.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './project.mjs'

const PAGES = ['index.html', 'src/pages/layout/Layout.tsx', 'src/pages/repository/RepositoryPage.tsx']

function filesOf(manifest, key, seen) {
  if (seen.has(key)) return []
  seen.add(key)
  const { file, css = [], imports = [] } = manifest[key]
  return [file, ...css, ...imports.flatMap((next) => filesOf(manifest, next, seen))]
}

/** Their paths within `dist`, with the messages of a language. */
export function firstRowsFiles(language) {
  const manifest = JSON.parse(readFileSync(join(root, 'dist/.vite/manifest.json'), 'utf8'))
  const seen = new Set()
  return [...PAGES, `src/i18n/${language}.json`].flatMap((key) => filesOf(manifest, key, seen))
}
