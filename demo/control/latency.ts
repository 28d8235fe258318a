// What the server's work costs: two requests at once run side by side, more wait their turn.

const SIDE_BY_SIDE = 2
/** A page of a tag listing is the dearest request; others take a tenth of it. */
const SHARE = 0.1

const LISTING = /^\/api\/v1\/repository\/.+\/tag\/$/

export class Latency {
  readonly #listing: number
  readonly #wait: (ms: number) => Promise<void>
  readonly #waiting: (() => void)[] = []
  #running = 0

  constructor(listing: number, wait: (ms: number) => Promise<void>) {
    this.#listing = listing
    this.#wait = wait
  }

  /** Lets a request of the API take its time; first come, first served. */
  async spend(method: string, path: string): Promise<void> {
    if (this.#listing === 0 || !path.startsWith('/api/')) return
    await this.#enter()
    const isListing = method === 'GET' && LISTING.test(path)
    await this.#wait(isListing ? this.#listing : this.#listing * SHARE)
    this.#leave()
  }

  async #enter(): Promise<void> {
    if (this.#running < SIDE_BY_SIDE) {
      this.#running += 1
      return
    }
    await new Promise<void>((resolve) => {
      this.#waiting.push(resolve)
    })
  }

  /** The place goes to who waits longest, or becomes free. */
  #leave(): void {
    const next = this.#waiting.shift()
    if (next === undefined) this.#running -= 1
    else next()
  }
}
