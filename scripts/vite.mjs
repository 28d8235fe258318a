// Vite with what .env says, which it would read too late or not at all: npm run dev, build, preview.
import './node-version.mjs'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { forVite, main, readEnvironment, root, VITE } from './project.mjs'
import { readSettings } from './settings.mjs'
import { setup } from './setup.mjs'

await main(async () => {
  const env = readEnvironment()
  readSettings(env)
  await setup()
  const args = [...VITE, ...process.argv.slice(2)]
  const child = spawn(process.execPath, args, { cwd: root, env: forVite(env), stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  const [code] = await once(child, 'exit')
  process.exitCode = code ?? 1
})
