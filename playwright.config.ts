import { execFileSync } from 'node:child_process'
import { defineConfig, devices } from '@playwright/test'

/** Found once; the workers, which read this file too, inherit it. */
process.env['CHROMIUM_PATH'] ||= execFileSync(process.execPath, ['scripts/chromium.mjs'], {
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'inherit'],
}).trim()

/** As above; empty where there is none, and then the preview server serves. */
process.env['NGINX_PATH'] ??= execFileSync(process.execPath, ['scripts/nginx.mjs'], {
  encoding: 'utf8',
}).trim()

/**
 * What a browser with an address bar does for it: pages of its own in every new window, which cost a test more than what
 * it tests. Of several such lists the last one counts, so those come along that Playwright turns off by itself.
 */
const TURNED_OFF = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
]

export default defineConfig({
  testDir: 'e2e',
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  reporter: 'list',
  // Two cores that run two browsers, two demos and more have slow moments. Whoever need not wait doesn't.
  timeout: 150_000,
  expect: { timeout: 40_000 },
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1280, height: 800 },
    locale: 'en-US',
    timezoneId: 'UTC',
    colorScheme: 'light',
    launchOptions: {
      executablePath: process.env['CHROMIUM_PATH'],
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        `--disable-features=${TURNED_OFF.join(',')}`,
      ],
    },
  },
  projects: [
    { name: 'e2e', testMatch: '**/*.e2e.ts' },
    { name: 'shots', testMatch: '**/*shots.ts' },
    { name: 'soak', testMatch: '**/*.long.ts' },
    { name: 'bench', testDir: 'bench', testMatch: '**/*.bench.ts', timeout: 300_000 },
  ],
})
