// How much a person's browser has to fetch for the first rows, gzipped; in the language of the longer messages.
import { firstRowsFiles } from './scripts/first-rows.mjs'

const files = [...new Set(firstRowsFiles('ja').map((file) => `dist/${file}`))]

export default [{ name: 'scripts and styles of the first rows', path: files, limit: '200 kB', gzip: true }]
