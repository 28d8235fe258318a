// npm start: everything that a person needs to see the console, from a fresh clone on.
import './node-version.mjs'
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { answers, askedToEnd, family } from './children.mjs'
import { freePort } from './ports.mjs'
import { DEMO, forVite, main, readEnvironment, VITE } from './project.mjs'
import { CONSOLE_PORT, DEMO_PORT, readPort, readSettings } from './settings.mjs'
import { setup } from './setup.mjs'

const HELP = `npm start -- [options]
  --port N       the console's port (or PORT; ${CONSOLE_PORT})
  --host ADDRESS where to listen (127.0.0.1; with QUAY_TOKEN nowhere else)
  --latency MS   how long each listing page of the demo Quay takes
  --seed N       another built-in world of the demo Quay
  --no-open      open no browser (or BROWSER=none)`

const options = {
  help: { type: 'boolean' },
  port: { type: 'string' },
  host: { type: 'string', default: '127.0.0.1' },
  latency: { type: 'string' },
  seed: { type: 'string' },
  'no-open': { type: 'boolean' },
}

await main(async () => {
  const { values } = parseArgs({ options })
  if (values.help) return console.log(HELP)
  const env = readEnvironment()
  const settings = readSettings(env)
  checkAuthorities(env)
  const wanted = readPort({ PORT: values.port ?? env.PORT }, 'PORT', CONSOLE_PORT)
  const wantedDemo = readPort(env, 'DEMO_PORT', DEMO_PORT)
  await setup()

  const servers = family()
  const end = askedToEnd()
  try {
    await Promise.race([run(values, env, settings, wanted, wantedDemo, servers), servers.failed, end])
    await Promise.race([servers.failed, end])
  } finally {
    await servers.end()
  }
})

async function run(values, env, settings, wanted, wantedDemo, servers) {
  if (settings.demo) {
    env.DEMO_PORT = String(await freePort(wantedDemo, 'the demo Quay'))
    const own = ['latency', 'seed'].flatMap((name) =>
      values[name] === undefined ? [] : [`--${name}`, values[name]],
    )
    servers.start('The demo Quay', [...DEMO, '--port', env.DEMO_PORT, ...own], env)
    await answers(`http://127.0.0.1:${env.DEMO_PORT}/__demo/health`)
  }
  const port = await freePort(wanted, 'the console')
  const listen = ['--host', values.host, '--port', String(port), '--strictPort', '--logLevel', 'warn']
  const open = mayOpen(values, env) ? ['--open'] : []
  const run = randomUUID()
  servers.start('The console', [...VITE, ...listen, ...open], { ...forVite(env), TIDEMARK_RUN: run })
  const address = `http://${hostToOpen(values.host, settings)}:${port}`
  await answers(`${address}/__tidemark/proxy`, async (answer) => (await answer.json()).run === run)
  console.log(greeting(address, env, settings))
}

/** The name under which this machine's browser finds it. */
function hostToOpen(host, { token }) {
  if (token || ['127.0.0.1', '0.0.0.0', '::', '::1'].includes(host)) return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}

function greeting(address, env, { quay, demo, token }) {
  const before = demo ? `a demo Quay (http://127.0.0.1:${env.DEMO_PORT})` : quay
  const signIn = token
    ? 'You act with the token of QUAY_TOKEN; there is nothing to sign in.'
    : demo
      ? 'Sign in as admin, writer or reader with the password password12, or with the token admin.'
      : 'Sign in with your Quay account or an access token.'
  return `\n  Tidemark   ${address}/\n  Before it  ${before}\n\n  ${signIn}\n  Ctrl-C ends it.\n`
}

/** Node only warns of a certificate file that is not there, and the connection then fails for another reason. */
function checkAuthorities({ NODE_EXTRA_CA_CERTS: file }) {
  if (file && !existsSync(file)) throw new Error(`NODE_EXTRA_CA_CERTS names ${file}, which is not there.`)
}

function mayOpen(values, env) {
  if (values['no-open'] || env.CI || env.BROWSER === 'none' || !process.stdout.isTTY) return false
  return process.platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)
}
