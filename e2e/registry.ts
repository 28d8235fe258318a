/** A registry client, as small as pushing needs it: `/v2` of a Quay, with an account. */
export class Registry {
  readonly #quay: string
  readonly #basic: string
  readonly #tokens = new Map<string, string>()

  constructor(quay: string, username: string, password: string) {
    this.#quay = quay
    this.#basic = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
  }

  async putBlob(repository: string, blob: Uint8Array, digest: string): Promise<void> {
    const upload = await this.#send('POST', repository, `/v2/${repository}/blobs/uploads/`)
    const place = new URL(upload.headers.get('location') ?? '', this.#quay)
    place.searchParams.set('digest', digest)
    await this.#send('PUT', repository, place.pathname + place.search, blob, 'application/octet-stream')
  }

  async putManifest(repository: string, reference: string, manifest: string): Promise<void> {
    const type = 'application/vnd.oci.image.manifest.v1+json'
    await this.#send('PUT', repository, `/v2/${repository}/manifests/${reference}`, manifest, type)
  }

  async #send(
    method: string,
    repository: string,
    path: string,
    body?: string | Uint8Array,
    type?: string,
  ): Promise<Response> {
    const response = await fetch(this.#quay + path, {
      method,
      headers: {
        authorization: `Bearer ${await this.#token(repository)}`,
        ...(type === undefined ? {} : { 'content-type': type }),
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : Buffer.from(body) }),
    })
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
    return response
  }

  /** A token for pushing to the repository, from where the registry says that there are some. */
  async #token(repository: string): Promise<string> {
    const known = this.#tokens.get(repository)
    if (known !== undefined) return known
    const challenge = (await fetch(`${this.#quay}/v2/`)).headers.get('www-authenticate') ?? ''
    const said = (key: string) => new RegExp(`${key}="([^"]+)"`).exec(challenge)?.[1] ?? ''
    // The host by which the registry knows itself need not be known here.
    const place = new URL(new URL(said('realm')).pathname, this.#quay)
    place.searchParams.set('service', said('service'))
    place.searchParams.set('scope', `repository:${repository}:pull,push`)
    const response = await fetch(place, { headers: { authorization: this.#basic } })
    if (!response.ok) throw new Error(`${place.pathname}: ${response.status} ${await response.text()}`)
    const token = String(Object(await response.json()).token)
    this.#tokens.set(repository, token)
    return token
  }
}
