// The demo Quay alone: npm run demo -- --port 8081.
import './node-version.mjs'
import { main } from './project.mjs'
import { setup } from './setup.mjs'

await main(async () => {
  await setup()
  const { register } = await import('tsx/esm/api')
  register()
  await import('../demo/server.ts')
})
