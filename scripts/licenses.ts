import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import * as v from 'valibot'
import { root } from './project.mjs'

/** Licences under which the console may hand on what it is built from. */
const FREE = new Set(['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'OFL-1.1'])

/** What style sheets take in, which no module tells of. */
const STYLES = ['tailwindcss', '@fontsource-variable/inter', '@fontsource-variable/jetbrains-mono']

const Manifest = v.object({ name: v.string(), version: v.string(), license: v.string() })

/** The folder of the package that a module is from; undefined for the project's own. */
export function packageOf(module: string): string | undefined {
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(module.replaceAll('\\', '/'))?.[0]
}

/**
 * What a package is called, and all of its licence.
 * @throws Error where it says none, or one that does not go with this project's
 */
export function licenseOf(folder: string): { title: string; text: string } {
  const { name, version, license } = v.parse(
    Manifest,
    JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')),
  )
  if (!FREE.has(license))
    throw new Error(`${name} ${version} is under ${license}: scripts/licenses.ts knows it not.`)
  const file = readdirSync(folder).find((one) => /^licen[cs]e(\.|$)/i.test(one))
  return {
    title: `${name} ${version} (${license})`,
    text: file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim(),
  }
}

/** Puts `licenses.txt` into the build: the licences of all that it holds of others. */
export function licenses(): Plugin {
  return {
    name: 'tidemark:licenses',
    apply: 'build',
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []))
      const folders = new Set([
        ...modules.flatMap((id) => packageOf(id.replace(/^\0/, '').replace(/\?.*$/, '')) ?? []),
        ...STYLES.map((name) => join(root, 'node_modules', name)),
      ])
      const all = [...folders].filter((folder) => existsSync(join(folder, 'package.json'))).map(licenseOf)
      const sorted = all.toSorted((one, other) => (one.title < other.title ? -1 : 1))
      const source = sorted.map(({ title, text }) => `${title}\n\n${text}\n`).join(`\n${'─'.repeat(80)}\n\n`)
      this.emitFile({ type: 'asset', fileName: 'licenses.txt', source })
    },
  }
}
