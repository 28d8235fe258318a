import { mkdtemp, writeFile } from 'node:fs/promises'
import { createServer as createHttpServer, request as httpRequest } from 'node:http'
import type { IncomingHttpHeaders, RequestListener, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { createServer, preview } from 'vite'
import type { InlineConfig } from 'vite'
import { onTestFinished } from 'vitest'
import type { Settings } from '../settings.mjs'
import { quayProxy } from './plugin'

type Answer = { status: number; headers: IncomingHttpHeaders; body: string }
type Asked = { method?: string; headers?: Record<string, string>; body?: string }

/** Where a listening server listens. */
function addressOf(server: Pick<Server, 'address'>): AddressInfo {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server does not listen')
  return address
}

/** A stand-in for Quay on a free port; closed with the test. Gives its address. */
export async function fakeQuay(listener: RequestListener): Promise<string> {
  const server = createHttpServer(listener)
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${addressOf(server).port}`
}

/** The console's server before a Quay, as `vite` or as `vite preview` runs it; closed with the test. Gives its port. */
export async function serveConsole(kind: 'dev' | 'preview', settings: Settings): Promise<number> {
  return (await listenAt('127.0.0.1', kind, settings)).port
}

/** The same with `--host`; gives where it listens indeed. */
export async function listenAt(host: string, kind: 'dev' | 'preview', settings: Settings) {
  const root = await mkdtemp(join(tmpdir(), 'tidemark-proxy-'))
  await writeFile(join(root, 'index.html'), '<title>the console</title>')
  await writeFile(join(root, 'config.json'), '{"ours":true}')
  const listen = { port: 0, host }
  const config: InlineConfig = {
    configFile: false,
    root,
    publicDir: root,
    logLevel: 'silent',
    plugins: [quayProxy(settings)],
    build: { outDir: root },
    preview: listen,
    server: { ...listen, ws: false, watch: null },
  }
  if (kind === 'preview') {
    const server = await preview(config)
    onTestFinished(() => server.close())
    return addressOf(server.httpServer)
  }
  const server = await createServer(config)
  onTestFinished(() => server.close())
  const { httpServer } = await server.listen()
  if (!httpServer) throw new Error('Vite serves no HTTP')
  return addressOf(httpServer)
}

/** Asks as raw as a browser would (fetch sets neither Origin nor Host). Rejects when the answer breaks off. */
export function ask(port: number, path: string, { method = 'GET', headers = {}, body }: Asked = {}) {
  return new Promise<Answer>((resolve, reject) => {
    const request = httpRequest(
      { host: '127.0.0.1', port, path, method, headers, agent: false },
      (answer) => {
        text(answer).then(
          (body) => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }),
          reject,
        )
      },
    )
    request.on('error', reject)
    request.end(body)
  })
}
