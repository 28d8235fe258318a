import { randomInt } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { answers, family } from '../scripts/children.mjs'
import type { Family } from '../scripts/children.mjs'
import { DEMO } from '../scripts/project.mjs'
import { logsOf, startServer } from './server'

type Play = {
  /** The address of a Quay that is there already; without it a demo Quay comes. */
  real?: string | undefined
  /** What a page of a tag listing costs the demo Quay, in milliseconds. */
  latency?: number
  /** The path that the console is mounted at. */
  mount?: string
  /** The token with which the server lets everybody act. */
  sharedToken?: string
}

/**
 * What one worker plays on: the built console before a demo Quay of its own, so that workers share no state; or before
 * a real Quay.
 */
export class Stage {
  /** The address of the console's host, without a slash at its end. */
  readonly console: string
  readonly quay: string
  readonly #folder = mkdtempSync(join(tmpdir(), 'tidemark-e2e-'))
  readonly #config = join(this.#folder, 'config.json')
  readonly #demoPort: string
  readonly #latency: string
  readonly #ready: string
  #servers = family({ quiet: true })
  #demo = family({ quiet: true })

  private constructor(demoPort: number, port: number, { real, latency = 0, mount = '/', sharedToken }: Play) {
    this.#latency = String(latency)
    this.#demoPort = String(demoPort)
    this.quay = real ?? `http://127.0.0.1:${demoPort}`
    this.console = `http://localhost:${port}`
    this.configure()
    const site = { port, mount, quay: this.quay, config: this.#config, folder: this.#folder, sharedToken }
    this.#ready = startServer(this.#servers, site)
  }

  static async open(play: Play = {}): Promise<Stage> {
    const stage = new Stage(await unusedPort(), await unusedPort(), play)
    const ready = answers(`${stage.console}${stage.#ready}`)
    const demo = play.real === undefined ? stage.startQuay() : undefined
    await Promise.all([demo, Promise.race([ready, stage.#servers.failed])])
    return stage
  }

  /** Lets the demo Quay come (back), with the built-in world. */
  async startQuay(): Promise<void> {
    this.#demo = family({ quiet: true })
    this.#demo.start(
      'The demo Quay',
      [...DEMO, '--port', this.#demoPort, '--latency', this.#latency],
      process.env,
    )
    await Promise.race([answers(`${this.quay}/__demo/health`), this.#demo.failed])
  }

  /** Takes the demo Quay away: nothing listens at its address any more. */
  async stopQuay(): Promise<void> {
    await this.#demo.end()
  }

  /** What the console is set to from the next page on: the text of its `config.json`. */
  configure(config: string | object = {}): void {
    writeFileSync(this.#config, typeof config === 'string' ? config : JSON.stringify(config))
  }

  /** What the server before Quay wrote to its logs. */
  logs(): string[] {
    return logsOf(this.#folder)
  }

  async close(): Promise<void> {
    await Promise.all([this.#demo, this.#servers].map((servers: Family) => servers.end()))
    rmSync(this.#folder, { recursive: true, force: true })
  }
}

/**
 * A port that nothing listens at. Below those that systems give to whoever calls (Linux from 32768 on): one of these could
 * be taken by a call while the demo Quay is away.
 */
async function unusedPort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000)
    if (await isUnused(port)) return port
  }
}

function isUnused(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
