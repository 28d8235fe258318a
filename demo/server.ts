// The demo Quay on a port of its own: tsx demo/server.ts --port 8081 [--host H] [--latency MS] [--seed N]

import { parseArgs } from 'node:util'
import { type Http2Bindings, type HttpBindings, serve } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { createDemo } from './app'
import { builtinWorld } from './builtin/world'
import { DropConnection } from './control/faults'

const { values } = parseArgs({
  options: {
    host: { type: 'string', default: '127.0.0.1' },
    port: { type: 'string', default: '8081' },
    latency: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
  },
})

function whole(name: 'port' | 'latency' | 'seed'): number {
  const number = Number(values[name])
  if (Number.isInteger(number) && number >= 0) return number
  console.error(`--${name} takes a whole number, not ${values[name]}`)
  process.exit(2)
}

const demo = createDemo({ world: builtinWorld, latency: whole('latency'), seed: whole('seed') })

async function answer(request: Request, { outgoing }: HttpBindings | Http2Bindings): Promise<Response> {
  try {
    return await demo.fetch(request)
  } catch (error) {
    if (!(error instanceof DropConnection)) throw error
    outgoing.destroy()
    return RESPONSE_ALREADY_SENT
  }
}

const server = serve({ fetch: answer, port: whole('port'), hostname: values.host }, ({ port }) => {
  console.log(`The demo Quay answers at http://${values.host}:${port}`)
})

// As a Quay's own web server does, and longer than whoever stands before it: who closes first must not be in the middle of
// an answer.
if ('keepAliveTimeout' in server) server.keepAliveTimeout = 65_000

server.on('error', (error) => {
  console.error(`The demo Quay cannot listen at ${values.host}:${values.port}: ${error.message}`)
  process.exit(1)
})
