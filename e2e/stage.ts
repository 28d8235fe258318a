import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'
import { answers, family } from '../scripts/children.mjs'
import type { Family } from '../scripts/children.mjs'
import { DEMO, forVite, VITE } from '../scripts/project.mjs'

type Play = {
  /** The address of a Quay that is there already; without it a demo Quay comes. */
  real?: string | undefined
  /** What a page of a tag listing costs the demo Quay, in milliseconds. */
  latency?: number
}

/**
 * What one worker plays on: the built console before a demo Quay of its own, so that workers share no state; or before
 * a real Quay.
 */
export class Stage {
  readonly console: string
  readonly quay: string
  readonly #demoPort: string
  readonly #latency: string
  #servers = family({ quiet: true })
  #demo = family({ quiet: true })

  private constructor(demoPort: number, consolePort: number, { real, latency = 0 }: Play) {
    this.#latency = String(latency)
    this.#demoPort = String(demoPort)
    this.quay = real ?? `http://127.0.0.1:${demoPort}`
    this.console = `http://localhost:${consolePort}`
    const listen = [
      '--host',
      '127.0.0.1',
      '--port',
      String(consolePort),
      '--strictPort',
      '--logLevel',
      'silent',
    ]
    // What a developer set for their own Quay is no matter of the tests.
    const env = { ...process.env, QUAY_URL: real ?? '', QUAY_TOKEN: '', DEMO_PORT: this.#demoPort }
    this.#servers.start('The console', [...VITE, 'preview', ...listen], forVite(env))
  }

  static async open(play: Play = {}): Promise<Stage> {
    const stage = new Stage(await unusedPort(), await unusedPort(), play)
    const ready = answers(`${stage.console}/__tidemark/proxy`)
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

  async close(): Promise<void> {
    await Promise.all([this.#demo, this.#servers].map((servers: Family) => servers.end()))
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
