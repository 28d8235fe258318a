import { fileURLToPath } from 'node:url'
import tailwind from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { sharedFiles } from './scripts/chunks'
import { demoBuild } from './scripts/demo-build'
import { licenses } from './scripts/licenses'
import { precompress } from './scripts/precompress'
import { quayProxy } from './scripts/proxy/plugin'
import { readSettings } from './scripts/settings.mjs'

export default defineConfig(({ command, mode }) => ({
  plugins: [
    react(),
    tailwind(),
    licenses(),
    precompress(),
    demoBuild(mode),
    command === 'serve' ? quayProxy(readSettings(process.env)) : undefined,
  ],
  // Every address of the build goes by <base href> in index.html, so that one build serves every path.
  base: './',
  resolve: { alias: { '~': fileURLToPath(new URL('src', import.meta.url)) } },
  build: {
    manifest: true,
    // What most pages share is one file: dozens of small ones take longer to fetch and pack worse. What fewer share
    // stays with them.
    rolldownOptions: { output: { codeSplitting: { groups: sharedFiles() } } },
  },
  // What lazy chunks import is found only when they are asked for, and then Vite would reload the page.
  optimizeDeps: {
    include: ['@base-ui/react/menu', '@base-ui/react/dialog', '@base-ui/react/autocomplete'],
  },
}))
