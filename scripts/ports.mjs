// Finds ports that nobody listens on, on any of this machine's addresses.
import { createServer } from 'node:net'

const ADDRESSES = ['127.0.0.1', '::1', '0.0.0.0', '::']

/** The port, or the next one that is free; says so when it is another. */
export async function freePort(wanted, what) {
  for (let port = wanted; port < wanted + 100 && port <= 65535; port += 1) {
    if (!(await isFree(port))) continue
    if (port !== wanted) console.log(`Port ${wanted} is taken: ${what} uses ${port}.`)
    return port
  }
  throw new Error(`No free port for ${what} from ${wanted} on.`)
}

async function isFree(port) {
  for (const address of ADDRESSES) {
    if (await isTaken(port, address)) return false
  }
  return true
}

function isTaken(port, address) {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error) => {
      if (error.code === 'EACCES') reject(new Error(`Port ${port} needs rights that you don't have.`))
      // An address that this machine lacks (no IPv6, say) takes no port.
      else resolve(error.code === 'EADDRINUSE')
    })
    server.listen({ port, host: address, exclusive: true }, () => server.close(() => resolve(false)))
  })
}
