import { copyFileSync, writeFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

/** `vite build --mode demo`: the console with the demo Quay in the page. */
const DEMO_MODE = 'demo'

const DEMO = fileURLToPath(new URL('../demo', import.meta.url)) + sep
const CONSOLE = '<script type="module" src="/src/main.tsx"></script>'
const BASE = '<base href="/" />'

/** What whoever opens it has to know; it stands in the header. */
const SETTINGS = { name: 'Demo: admin, writer or reader, with password12' }

/** The page of the console, made one that asks the demo Quay and can lie anywhere. Throws where that page is another than it was. */
export function demoPage(html: string): string {
  for (const part of [CONSOLE, BASE]) if (!html.includes(part)) throw new Error(`index.html has no ${part}`)
  return html
    .replace(CONSOLE, `<script type="module" src="/demo/page/start.ts"></script>\n    ${CONSOLE}`)
    .replace(BASE, '<base href="./" />')
}

/** The modules of the demo Quay among those of a build. */
export const demoModules = (ids: Iterable<string>): string[] => [...ids].filter((id) => id.startsWith(DEMO))

/** Puts the demo Quay into the page in its own mode, and sees to it that it is in no other build. */
export function demoBuild(mode: string): Plugin {
  const shared = { name: 'tidemark:demo-build', apply: 'build' } as const
  if (mode !== DEMO_MODE)
    return {
      ...shared,
      generateBundle() {
        const found = demoModules(this.getModuleIds())
        if (found.length > 0) this.error(`The demo Quay is in the build: ${found.join(', ')}`)
      },
    }
  return {
    ...shared,
    config: ({ build }) => ({ build: { outDir: build?.outDir ?? 'dist-demo' } }),
    transformIndexHtml: { order: 'pre', handler: demoPage },
    writeBundle({ dir = '' }) {
      copyFileSync(join(DEMO, 'page/pages.js'), join(dir, 'pages.js'))
      writeFileSync(join(dir, 'config.json'), `${JSON.stringify(SETTINGS, null, 2)}\n`)
    },
  }
}
