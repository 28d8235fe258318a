import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const contract = 'demo/contract*.test.ts'
const directions = 'scripts/directions.test.ts'

export default defineConfig({
  resolve: { alias: { '~': fileURLToPath(new URL('src', import.meta.url)) } },
  test: {
    // Two suites of npm test run side by side, perhaps on two cores.
    testTimeout: 60_000,
    // One project a suite of scripts/test.mjs.
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{src,demo,scripts,bench,tests}/**/*.test.{ts,tsx}'],
          exclude: [contract, directions],
          setupFiles: ['tests/seed.ts'],
        },
      },
      { extends: true, test: { name: 'contract', include: [contract, 'demo/contract/**/*.test.ts'] } },
      { extends: true, test: { name: 'directions', include: [directions] } },
    ],
  },
})
