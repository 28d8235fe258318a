import * as v from 'valibot'
import type { Rules } from '../demo/control/faults'
import type { Filling } from '../demo/control/fill'
import type { World } from '../demo/world/types'
import type { Stage } from './stage'

/** What a registry client did beside the console. */
type RegistryCall = {
  method: 'GET' | 'HEAD' | 'PUT' | 'DELETE'
  path: string
  user: string
  body?: string
  labels?: Record<string, string>
}

const Asked = v.object({
  requests: v.array(
    v.object({
      method: v.string(),
      path: v.string(),
      who: v.nullable(v.string()),
      via: v.nullable(v.picklist(['token', 'session'])),
      referer: v.optional(v.string()),
      body: v.optional(v.unknown()),
      status: v.nullable(v.number()),
      dropped: v.optional(v.boolean(), false),
    }),
  ),
})

const Struck = v.object({ struck: v.number() })

export type Request = v.InferOutput<typeof Asked>['requests'][number]

/** For faults: the pages of a repository's live tags, which are read behind the first rows; not what is searched. */
export const livePages = (repository: string): string =>
  `^/api/v1/repository/${repository}/tag/\\?(?!.*filter_tag_name).*onlyActiveTags=true`

/** The demo Quay's controls; demo/README.md tells what each takes. Moments are in seconds. */
export class Demo {
  readonly #stage: Stage
  #isUp = true

  constructor(stage: Stage) {
    this.#stage = stage
  }

  /**
   * The built-in world, the running clock, no faults, nobody signed in, nothing asked yet. The collector stands still
   * unless a test is about it: nothing shall vanish between two looks.
   */
  async reset({ gc = false, seed = 1 } = {}): Promise<void> {
    await this.#send('POST', 'reset', { gc, seed })
  }

  async world(world: World): Promise<void> {
    await this.#send('PUT', 'world', world)
  }

  /** Lets the clock stand there. */
  async clock(now: number): Promise<void> {
    await this.#send('PUT', 'clock', { now })
  }

  async registry(call: RegistryCall): Promise<void> {
    await this.#send('POST', 'registry', call)
  }

  /** What shall go wrong from now on; replaces what was set before. */
  async faults(...rules: v.InferInput<typeof Rules>): Promise<void> {
    await this.#send('PUT', 'faults', rules)
  }

  /** How many requests the faults struck since they were set. */
  async struck(): Promise<number> {
    return v.parse(Struck, await this.#send('GET', 'faults')).struck
  }

  /** A repository of as many tags and lifetimes as a test wants. */
  async fillRepository(filling: Filling): Promise<void> {
    await this.#send('POST', 'fill', filling)
  }

  /** Ends everybody's session, as a Quay does after some hours. */
  async endSessions(): Promise<void> {
    await this.#send('DELETE', 'sessions')
  }

  /** What was asked since the start of the test or since they were cleared, oldest first. */
  async requests(matches: (request: Request) => boolean = () => true): Promise<Request[]> {
    return v.parse(Asked, await this.#send('GET', 'requests')).requests.filter(matches)
  }

  async clearRequests(): Promise<void> {
    await this.#send('DELETE', 'requests')
  }

  /** Takes the demo Quay away: nothing listens at its address any more. */
  async down(): Promise<void> {
    this.#isUp = false
    await this.#stage.stopQuay()
  }

  /** Brings it back, with the built-in world and nobody signed in. */
  async up(): Promise<void> {
    if (this.#isUp) return
    await this.#stage.startQuay()
    await this.reset()
    this.#isUp = true
  }

  async #send(method: string, control: string, body?: object): Promise<unknown> {
    const response = await fetch(`${this.#stage.quay}/__demo/${control}`, {
      method,
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} /__demo/${control}: ${response.status} ${text}`)
    return text === '' ? undefined : JSON.parse(text)
  }
}
