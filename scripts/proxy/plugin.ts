import { ServerResponse } from 'node:http'
import type { IncomingMessage } from 'node:http'
import type { Plugin, ProxyOptions } from 'vite'
import type { Settings } from '../settings.mjs'
import { adoptAnswer } from './answer'
import { lost, passDropOn, unreachable, watchConnection } from './failure'
import { FORWARDED, gate, sendJson } from './gate'

/**
 * Puts Quay behind the console's own address, for `vite` and `vite preview` alike, so that the browser needs no CORS.
 * Vite's proxy forwards; the gate before it and the handlers below do what differs.
 */
export function quayProxy(settings: Settings): Plugin {
  const told = new WeakSet<object>()
  const server = {
    // Not even pages of other ports may read: Vite would let those of localhost.
    cors: false,
    proxy: { [FORWARDED]: forward(settings, (error) => told.add(error)) },
    // A shared token is for this machine alone, whatever --host says; the gate checks the Host header itself.
    ...(settings.token === undefined ? {} : { host: '127.0.0.1', allowedHosts: true as const }),
  }
  return {
    name: 'tidemark:quay-proxy',
    config: () => ({ server, preview: server }),
    configResolved({ logger }) {
      const error = logger.error.bind(logger)
      // Vite logs each failure with its stack; those that were answered are told in a line.
      logger.error = (message, options) => {
        const cause = options?.error
        if (cause && told.has(cause)) logger.warn(`proxy: ${cause.message}`, { timestamp: true })
        else error(message, options)
      }
    },
    configureServer: ({ middlewares }) => void middlewares.use(gate(settings)),
    configurePreviewServer: ({ middlewares }) => void middlewares.use(gate(settings)),
  }
}

function forward(settings: Settings, tell: (error: Error) => void): ProxyOptions {
  const connected = new WeakSet<IncomingMessage>()
  return {
    target: settings.quay,
    changeOrigin: true,
    configure(proxy) {
      proxy.on('proxyReq', (request, req, _res, _options, socket) => {
        watchConnection(request, socket, () => connected.add(req))
      })
      proxy.on('proxyRes', (answer, _req, res) => {
        adoptAnswer(answer.headers, settings)
        passDropOn(answer, res)
      })
      proxy.on('error', (error, req, res) => {
        tell(error)
        if (!(res instanceof ServerResponse) || res.headersSent) res.destroy()
        else if (connected.has(req)) sendJson(res, 502, lost(settings.quay))
        else sendJson(res, 502, unreachable(settings.quay, error))
      })
    },
  }
}
