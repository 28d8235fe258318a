// A repository on which a plan is carried out while everything goes wrong, over as many tabs as it takes.

import { digest, repository, tag, TestDemo, world } from '../demo/testing'
import { sceneIn, type Scene } from './scene'

export const COUNT = 8
export const NAMES = Array.from({ length: COUNT }, (_, at) => `v${at}`)

/** What becomes of a write: it does not arrive, or it does and its answer is lost, or the server refuses it. */
export type Fate =
  | 'well'
  | 'cut before'
  | 'cut after'
  | 'failed before'
  | 'failed after'
  | 'garbled'
  | 'gateway'
  | 'throttled'
  | 'busy'
  | 'forbidden'
export type Deed = { name: string; act: 'delete' | 'put' }
/** What happens at one of the console's requests. */
export type Turn = {
  fate: Fate
  /** The tab goes; what it has asked for already arrives. */
  dies: boolean
  /** The person pauses. */
  pauses: boolean
  /** Somebody else deletes or moves this tag first. */
  other: Deed | null
  /** The look at a tag fails. */
  blind: boolean
}

const WELL: Turn = { fate: 'well', dies: false, pauses: false, other: null, blind: false }
const never = () => new Promise<never>(() => {})
const page = (status: number, headers: Record<string, string> = {}) =>
  new Response('<h1>Oh no</h1>', { status, headers })

async function fateOf(fate: Fate, send: () => Promise<Response>): Promise<Response> {
  switch (fate) {
    case 'well':
      return send()
    case 'cut before':
      throw new TypeError('Failed to fetch')
    case 'cut after':
      await send()
      throw new TypeError('Failed to fetch')
    case 'failed before':
      return page(500)
    case 'failed after':
      await send()
      return page(500)
    case 'garbled':
      await send()
      return new Response('{"cut', { status: 200 })
    case 'gateway':
      return page(502)
    case 'throttled':
      return page(429, { 'Retry-After': '3' })
    case 'busy':
      return page(503, { 'Retry-After': '2' })
    case 'forbidden':
      return Response.json({ error_type: 'insufficient_scope' }, { status: 403 })
  }
}

/** A write of the console's that came to the server and was carried out there. */
type Arrived = { tag: string; ok: boolean }

/** A browser tab, with what ends it. */
type Tab = {
  scene: Scene
  died: Promise<void>
  isThere: () => boolean
  onPause: (pause: () => void) => void
}

/** A repository on which a plan is carried out, over as many tabs as it takes. */
export class Play {
  readonly demo = new TestDemo(
    world([
      repository([tag('keep', 'a', 9000), ...NAMES.map((name, at) => tag(name, 'a', 1000 + at))], 'ab'),
    ]),
  )
  readonly arrived: Arrived[] = []
  /** What others did, as `delete name` or `put name`. */
  readonly others = new Set<string>()
  #turns: Turn[]
  #underWay = new Set<Promise<unknown>>()
  #tab = 0

  constructor(turns: readonly Turn[]) {
    this.#turns = [...turns]
  }

  async tab(): Promise<Tab> {
    const scene = await sceneIn(this.demo)
    this.#tab += 1
    const own = this.#tab
    let pause = () => {}
    let die = () => {}
    const died = new Promise<void>((resolve) => {
      die = resolve
    })
    scene.stand(async (_n, request, send) => {
      if (own !== this.#tab) return never()
      const { fate, dies, pauses, other, blind } = this.#turns.shift() ?? WELL
      if (other !== null) await this.#act(other)
      // The tab went while the other one was at it: this was never sent.
      if (own !== this.#tab) return never()
      if (pauses) pause()
      const arrive = () => this.#send(request, send)
      if (dies) {
        this.#tab += 1
        // What was on its way arrives all the same.
        await arrive()
        die()
        return never()
      }
      if (request.method === 'GET') return blind ? page(500) : send()
      return fateOf(fate, arrive)
    })
    return {
      scene,
      died,
      isThere: () => own === this.#tab,
      onPause: (callback) => {
        pause = callback
      },
    }
  }

  async #send(request: Request, send: () => Promise<Response>): Promise<Response> {
    const answer = send()
    this.#underWay.add(answer)
    const response = await answer
    this.#underWay.delete(answer)
    const [, name = ''] = /\/tag\/([^/?]+)/.exec(new URL(request.url).pathname) ?? []
    if (request.method !== 'GET') this.arrived.push({ tag: name, ok: response.ok })
    return response
  }

  async #act({ name, act }: Deed): Promise<void> {
    const path = `/api/v1/repository/acme/app/tag/${name}`
    this.others.add(`${act} ${name}`)
    this.demo.pass(1)
    await (act === 'delete'
      ? this.demo.ask('DELETE', path)
      : this.demo.ask('PUT', path, { manifest_digest: digest('b') }))
    this.demo.pass(1)
  }

  /** Everything that is to happen by itself is over. */
  calm(): void {
    this.#turns = []
  }

  async settle(): Promise<void> {
    await Promise.all(this.#underWay)
  }
}
