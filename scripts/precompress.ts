import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { constants, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

/** Less gains nothing: an answer has headers, too. */
const LEAST = 1024

/**
 * Puts beside each script and style sheet what a server can send in its place without packing it anew each time. Only of
 * files that are named by what is in them: `index.html` is one that an installation changes.
 */
export function precompress(): Plugin {
  return {
    name: 'tidemark:precompress',
    apply: 'build',
    writeBundle({ dir = '' }, bundle) {
      for (const name of Object.keys(bundle)) {
        if (!/^assets\/.*\.(js|css)$/.test(name)) continue
        const content = readFileSync(join(dir, name))
        if (content.length < LEAST) continue
        writeFileSync(join(dir, `${name}.gz`), gzipSync(content, { level: constants.Z_BEST_COMPRESSION }))
      }
    },
  }
}
