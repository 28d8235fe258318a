import { readFileSync } from 'node:fs'
import type { Settings } from '../settings.mjs'

const PATH = /^\/config\.json(\?|$)/

/**
 * The console's settings where they are others than those of `public/config.json`: of the file that `TIDEMARK_CONFIG`
 * names, as it is now and mistakes and all, and with the shared token announced. Null for any other address.
 */
export function configAt(url: string, { config, token }: Settings): string | null {
  if (!PATH.test(url) || (config === undefined && token === undefined)) return null
  const text = config === undefined ? '{}' : readFileSync(config, 'utf8')
  return token === undefined ? text : announced(text)
}

function announced(text: string): string {
  try {
    return JSON.stringify({ ...JSON.parse(text), sharedToken: true })
  } catch {
    return text
  }
}
