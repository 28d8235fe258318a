// How much a person's browser has to fetch for the first rows, gzipped; in the language of the longer messages.
import { firstRowsFiles } from './scripts/first-rows.mjs'

const needed = (ending) => [
  ...new Set(
    firstRowsFiles('ja')
      .filter((file) => file.endsWith(ending))
      .map((file) => `dist/${file}`),
  ),
]

export default [
  { name: 'first rows, scripts', path: needed('.js'), limit: '200 kB', gzip: true },
  { name: 'first rows, styles', path: needed('.css'), limit: '20 kB', gzip: true },
]
