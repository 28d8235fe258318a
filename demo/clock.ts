/** The demo's own time, in milliseconds since 1970: it runs, or stands where it was put. */
export class Clock {
  readonly #source: () => number
  #standing: number | null = null

  constructor(source: () => number) {
    this.#source = source
  }

  now(): number {
    return this.#standing ?? this.#source()
  }

  /** Seconds since 1970, as Quay tells most of its times. */
  seconds(): number {
    return Math.floor(this.now() / 1000)
  }

  get stands(): boolean {
    return this.#standing !== null
  }

  stand(at: number): void {
    this.#standing = at
  }

  run(): void {
    this.#standing = null
  }
}

/** Quay's spelling of a moment, such as `Mon, 23 Nov 2026 20:41:19 -0000`. */
export const dateText = (ms: number): string => new Date(ms).toUTCString().replace('GMT', '-0000')
