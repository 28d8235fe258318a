// Ids that differ from server to server.

/** Ids that a server makes up: the recorded ones stand for those that the demo gave at the same place. */
export class Ids {
  readonly #pairs = new Map<string, string>()

  learn(want: unknown, got: unknown): void {
    if (typeof want !== 'object' || typeof got !== 'object' || want === null || got === null) return
    const given = new Map(Object.entries(got))
    for (const [key, value] of Object.entries(want)) {
      const other: unknown = given.get(key)
      if (
        ['id', 'uuid', 'next_page'].includes(key) &&
        typeof value === 'string' &&
        typeof other === 'string'
      ) {
        this.#pairs.set(value, other)
        this.#pairs.set(encodeURIComponent(value), encodeURIComponent(other))
      } else this.learn(value, other)
    }
  }

  translate(text: string): string {
    return [...this.#pairs].reduce((done, [theirs, ours]) => done.replaceAll(theirs, ours), text)
  }
}
