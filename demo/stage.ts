// Everything that one demo Quay has: its clock, its world, and what the controls made of it.

import { Clock } from './clock'
import { FaultRules } from './control/faults'
import { Latency } from './control/latency'
import { RequestLog } from './control/requests'
import { type CookieHeaders, Sessions } from './sessions'
import { Registry } from './state/registry'
import { Workers } from './state/workers'
import type { World } from './world/types'

export interface DemoOptions {
  /** Makes the world that the demo starts with and that a reset brings back; `now` in seconds. */
  readonly world: (options: { now: number; seed: number }) => World
  readonly seed?: number
  /** How long the server takes for a page of a tag listing, in milliseconds; other reads take a tenth. */
  readonly latency?: number
  /** What time it is elsewhere, in milliseconds. */
  readonly time?: () => number
  /** Other headers for cookies than the usual ones, which a page's own scripts may neither set nor see. */
  readonly cookies?: CookieHeaders
  /** Lets so many milliseconds pass. */
  readonly wait?: (ms: number) => Promise<void>
}

const sleep = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms)
  })

export class Stage {
  readonly clock: Clock
  readonly faults = new FaultRules()
  readonly requests = new RequestLog()
  readonly sessions: Sessions
  readonly latency: Latency
  readonly wait: (ms: number) => Promise<void>
  readonly #options: DemoOptions
  #registry: Registry
  #workers: Workers

  constructor(options: DemoOptions) {
    this.#options = options
    this.sessions = new Sessions(options.cookies)
    this.wait = options.wait ?? sleep
    this.latency = new Latency(options.latency ?? 0, this.wait)
    this.clock = new Clock(options.time ?? Date.now)
    this.#registry = this.#builtin(options.seed ?? 1)
    this.#workers = new Workers(this.#registry, this.clock.now())
  }

  get registry(): Registry {
    return this.#registry
  }

  /** The world and the moment for one request, the workers' due passes made up for. */
  place(): { registry: Registry; sessions: Sessions; now: number } {
    const now = this.clock.now()
    this.#workers.catchUp(now)
    return { registry: this.#registry, sessions: this.sessions, now }
  }

  /** The state becomes exactly this world, at its moment; the clock stands. */
  put(world: World): void {
    this.clock.stand(Math.round(world.now * 1000))
    this.#begin(new Registry(world))
  }

  /** The built-in world again, with the running clock. */
  reset({
    seed = this.#options.seed ?? 1,
    gc,
  }: {
    seed?: number | undefined
    gc?: boolean | undefined
  }): void {
    this.clock.run()
    this.#begin(this.#builtin(seed, gc))
  }

  #builtin(seed: number, gc?: boolean): Registry {
    const world = this.#options.world({ now: this.clock.seconds(), seed })
    return new Registry(gc === undefined ? world : { ...world, gc })
  }

  #begin(registry: Registry): void {
    this.#registry = registry
    this.#workers = new Workers(registry, this.clock.now())
    this.sessions.endAll()
    this.faults.clear()
    this.requests.clear()
  }
}
