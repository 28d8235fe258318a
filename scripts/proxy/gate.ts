import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import type { Connect } from 'vite'
import type { Settings } from '../settings.mjs'
import { configAt } from './config'

/** Where a script asks what stands behind the console. Never forwarded. */
const PROXY_PATH = '/__tidemark/proxy'

/** All that the console calls at Quay, and nothing else: `/config` is Quay's, `/config.json` is our own. */
export const FORWARDED = '^/(api/|(csrf_token|config)(\\?|$))'

/**
 * Stands before Vite's proxy: says what is behind it, turns a request of the console into one that Quay's own checks
 * accept, and refuses what has no business with a shared token.
 */
export function gate(settings: Settings): Connect.NextHandleFunction {
  const forwarded = new RegExp(FORWARDED)
  return (req, res, next) => {
    const url = req.url ?? '/'
    const mine = url === PROXY_PATH
    const reason =
      settings.token === undefined ? undefined : refusal(req.headers, mine || forwarded.test(url))
    const config = configAt(url, settings)
    if (reason !== undefined) sendJson(res, 403, { proxy: 'refused', message: reason })
    else if (mine) sendJson(res, 200, describe(settings))
    else if (config !== null) send(res, 200, config)
    else {
      if (forwarded.test(url)) speakAsQuay(req.headers, settings)
      next()
    }
  }
}

export function sendJson(res: ServerResponse, status: number, body: object): void {
  send(res, status, JSON.stringify(body))
}

function send(res: ServerResponse, status: number, json: string): void {
  res.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  res.end(json)
}

const describe = ({ quay, demo, token }: Settings) => ({
  quay,
  sharedToken: token !== undefined,
  demo,
  // Which run of `npm start` this is, so that it does not take another's console for its own.
  run: process.env['TIDEMARK_RUN'],
})

/**
 * Why a request may not use the shared token: whoever can reach the proxy acts with it, so other pages in the same
 * browser must not, be it straight away or by a name of their own that resolves to this machine (DNS rebinding).
 */
function refusal(headers: IncomingHttpHeaders, acts: boolean): string | undefined {
  const { host, origin, 'sec-fetch-site': site } = headers
  if (host === undefined || !isLoopback(host)) {
    return 'With a shared token the console answers at localhost alone.'
  }
  if (!acts) return undefined
  const foreign = origin !== undefined && origin !== `http://${host}`
  return foreign || site === 'cross-site' || site === 'same-site'
    ? 'With a shared token only the console itself may ask, not another page.'
    : undefined
}

const isLoopback = (host: string) => /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i.test(host)

/** Quay compares Origin and Referer with its own address. */
function speakAsQuay(headers: IncomingHttpHeaders, { quay, token }: Settings): void {
  if (headers.origin !== undefined) headers.origin = quay
  if (headers.referer !== undefined) headers.referer = `${quay}/`
  if (token === undefined) return
  headers.authorization = `Bearer ${token}`
  // Quay would take a session's cookie for the person, and its answer's cookies would outlive the token.
  delete headers.cookie
}
