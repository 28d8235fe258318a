// What serves the built console to a stage: nginx, configured as an installation is, or, where there is none, the preview
// server of Vite.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, delimiter, join } from 'node:path'
import type { Family } from '../scripts/children.mjs'
import { forVite, root, VITE } from '../scripts/project.mjs'

export type Site = {
  port: number
  /** The path that the console is mounted at, such as `/tidemark/`. */
  mount: string
  /** The Quay behind it. */
  quay: string
  /** The file with the console's settings. */
  config: string
  /** The token with which it lets everybody act. */
  sharedToken: string | undefined
  /** What it writes goes here. */
  folder: string
}

const dist = join(root, 'dist')

const LOGS = ['access.log', 'error.log'] as const
const [ACCESS_LOG, ERROR_LOG] = LOGS

/** Empty where there is none. */
const nginx = process.env['NGINX_PATH'] ?? ''

export const isNginx = nginx !== ''

/** Starts it, and gives the path at which it tells that it is there. */
export function startServer(servers: Family, site: Site): string {
  return isNginx ? startNginx(servers, site) : startPreview(servers, site)
}

function startNginx(servers: Family, { port, mount, quay, config, folder, sharedToken }: Site): string {
  const run = join(folder, 'nginx')
  mkdirSync(run)
  const script = join(root, 'deploy/container/entrypoint.sh')
  const env = {
    PATH: `${dirname(nginx)}${delimiter}${process.env['PATH']}`,
    QUAY_URL: quay,
    TIDEMARK_BASE: mount,
    TIDEMARK_LISTEN: `127.0.0.1:${port}`,
    TIDEMARK_FILES: dist,
    TIDEMARK_TEMPLATES: join(root, 'deploy'),
    TIDEMARK_RUN: run,
    ...(sharedToken === undefined ? { TIDEMARK_CONFIG_FILE: config } : shared(folder, sharedToken)),
    TIDEMARK_ACCESS_LOG: join(run, ACCESS_LOG),
    TIDEMARK_ERROR_LOG: join(run, ERROR_LOG),
  }
  servers.start('The console', [script], env, 'sh')
  return `${mount}healthz`
}

/** What it wrote to its logs; the preview server writes none. */
export function logsOf(folder: string): string[] {
  return isNginx ? LOGS.map((name) => readFileSync(join(folder, 'nginx', name), 'utf8')) : []
}

/** Announced by the settings that the script itself makes. */
function shared(folder: string, token: string) {
  const file = join(folder, 'token')
  writeFileSync(file, token)
  return { TIDEMARK_TOKEN_FILE: file, TIDEMARK_TOKEN_BEHIND_SIGN_IN: 'yes' }
}

function startPreview(
  servers: Family,
  { port, mount, quay, config, folder, sharedToken = '' }: Site,
): string {
  const listen = ['--host', '127.0.0.1', '--port', String(port), '--strictPort', '--logLevel', 'silent']
  // What a developer set for their own Quay is no matter of the tests.
  const env = { ...process.env, QUAY_URL: quay, QUAY_TOKEN: sharedToken, TIDEMARK_CONFIG: config }
  const place = mount === '/' ? [] : ['--base', mount, '--outDir', mounted(join(folder, 'dist'), mount)]
  servers.start('The console', [...VITE, 'preview', ...listen, ...place], forVite(env))
  return '/__tidemark/proxy'
}

/** A copy of the build that says where it is mounted. */
function mounted(copy: string, mount: string): string {
  cpSync(dist, copy, { recursive: true })
  const page = join(copy, 'index.html')
  writeFileSync(page, readFileSync(page, 'utf8').replace('<base href="/" />', `<base href="${mount}" />`))
  return copy
}
