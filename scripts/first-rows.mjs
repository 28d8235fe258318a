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

/** The scripts that `index.html` has beside the module, as they are in `public`. */
function plainScripts() {
  const page = readFileSync(join(root, 'dist/index.html'), 'utf8')
  return [...page.matchAll(/<script src="\.?\/?([^"]+)"/g)].map(([, path]) => path)
}

/** Their paths within `dist`, with the messages of a language. */
export function firstRowsFiles(language) {
  const manifest = JSON.parse(readFileSync(join(root, 'dist/.vite/manifest.json'), 'utf8'))
  const seen = new Set()
  const modules = [...PAGES, `src/i18n/${language}.json`].flatMap((key) => filesOf(manifest, key, seen))
  return [...plainScripts(), ...modules]
}
