import { setTimeout } from 'node:timers'
import type { ClientRequest, IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'

const CONNECT_TIMEOUT = 10_000

/**
 * Tells "Quay could not be reached" (nothing was sent) from "the connection was lost" (a write may have run): only
 * requests whose connection was made are in the set.
 */
export function watchConnection(request: ClientRequest, socket: Socket, made: () => void): void {
  const timer = setTimeout(() => {
    request.destroy(Object.assign(new Error('No connection in time'), { code: 'ETIMEDOUT' }))
  }, CONNECT_TIMEOUT)
  socket.once(socket instanceof TLSSocket ? 'secureConnect' : 'connect', () => {
    clearTimeout(timer)
    made()
  })
  socket.once('close', () => clearTimeout(timer))
}

/** An answer that breaks off must break off for the browser too, or half an answer would look whole. */
export function passDropOn(answer: IncomingMessage, client: { destroy: () => unknown }): void {
  answer.on('close', () => {
    if (!answer.complete) client.destroy()
  })
}

/** The body of the 502 that stands for a Quay that can't be reached. */
export function unreachable(address: string, error: Error) {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN'
  return { proxy: 'unreachable', address, code, message: `${address} can't be reached: ${explain(code)}.` }
}

/**
 * The body of the 502 that stands for an answer that was lost before it began. A connection that just ends would not do:
 * browsers then send the request once more by themselves, writes too.
 */
export function lost(address: string) {
  return { proxy: 'lost', address, message: `The connection to ${address} was lost before it answered.` }
}

function explain(code: string): string {
  if (code === 'ECONNREFUSED') return 'nothing listens there'
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'no such host is known'
  if (code === 'ETIMEDOUT' || code === 'EHOSTUNREACH' || code === 'ENETUNREACH') return 'no answer came'
  if (code === 'CERT_HAS_EXPIRED') return 'its certificate has expired'
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return 'its certificate is for another host'
  if (code.includes('CERT') || code.startsWith('UNABLE_TO_') || code === 'SELF_SIGNED_CERT_IN_CHAIN') {
    return 'its certificate is not trusted here (NODE_EXTRA_CA_CERTS names the file of a private authority)'
  }
  if (code === 'EPROTO' || code.startsWith('ERR_SSL_')) return 'it does not speak https'
  return `the connection failed (${code})`
}
