import * as v from 'valibot'

const Lifetime = v.object({
  name: v.string(),
  manifest_digest: v.string(),
  start_ts: v.number(),
  end_ts: v.optional(v.number()),
  reversion: v.boolean(),
  immutable: v.boolean(),
  is_manifest_list: v.optional(v.boolean(), false),
})
const Listing = v.object({ tags: v.array(Lifetime) })

export type Lifetime = v.InferOutput<typeof Lifetime>

/** Somebody who changes tags beside the console: Quay's API by an access token. Moments are in seconds. */
export class Client {
  readonly #quay: string
  readonly #token: string

  constructor(quay: string, token: string) {
    this.#quay = quay
    this.#token = token
  }

  /** All that is kept of a tag, newest first. */
  async lifetimes(repository: string, tag: string): Promise<Lifetime[]> {
    const query = new URLSearchParams({ specificTag: tag, limit: '100' })
    return this.#list(`/api/v1/repository/${repository}/tag/?${query}`)
  }

  /** The lifetime by which a tag points somewhere. */
  async live(repository: string, tag: string): Promise<Lifetime | undefined> {
    const query = new URLSearchParams({ specificTag: tag, onlyActiveTags: 'true' })
    return (await this.#list(`/api/v1/repository/${repository}/tag/?${query}`))[0]
  }

  /** The digest of the image that a live tag has. */
  async digest(repository: string, tag: string): Promise<string> {
    const live = await this.live(repository, tag)
    if (live === undefined) throw new Error(`${repository}:${tag} is not there`)
    return live.manifest_digest
  }

  async point(repository: string, tag: string, digest: string): Promise<void> {
    await this.#tag('PUT', repository, tag, { manifest_digest: digest })
  }

  /** Sets when a tag ends; null for never. */
  async expire(repository: string, tag: string, expiration: number | null): Promise<void> {
    await this.#tag('PUT', repository, tag, { expiration })
  }

  async lock(repository: string, tag: string, immutable = true): Promise<void> {
    await this.#tag('PUT', repository, tag, { immutable })
  }

  async remove(repository: string, tag: string): Promise<void> {
    await this.#tag('DELETE', repository, tag)
  }

  async #tag(method: string, repository: string, tag: string, body?: object): Promise<void> {
    await this.call(method, `/api/v1/repository/${repository}/tag/${encodeURIComponent(tag)}`, body)
  }

  async #list(path: string): Promise<Lifetime[]> {
    return v.parse(Listing, await this.call('GET', path)).tags
  }

  /** Any request of the API; gives the parsed answer, if it has one. */
  async call(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(this.#quay + path, {
      method,
      headers: { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
    return text === '' ? undefined : JSON.parse(text)
  }
}
