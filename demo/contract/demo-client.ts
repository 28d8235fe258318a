// A demo Quay in memory, asked as replayed requests ask it.

import { createDemo, type Demo } from '../app'
import type { Answer } from './compare'
import { fieldsOf } from './values'

const ORIGIN = 'http://localhost:8080'

export interface Sent {
  readonly method: string
  readonly path: string
  /** What is sent as JSON, or `{raw}`: text as it is. */
  readonly body?: unknown
}

export class DemoClient {
  readonly #demo: Demo = createDemo({
    world: ({ now }) => ({ now, users: {}, tokens: {}, repositories: [] }),
  })

  async control(method: string, path: string, body: unknown): Promise<void> {
    const answer = await this.#fetch(`/__demo${path}`, { method, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
  }

  async send({ method, path, body }: Sent, given: Readonly<Record<string, string>>): Promise<SentAnswer> {
    const headers = new Headers(given)
    const hasBody = body !== null && body !== undefined
    if (hasBody && !headers.has('content-type')) headers.set('content-type', 'application/json')
    const raw = fieldsOf(body)['raw']
    const text = typeof raw === 'string' ? raw : JSON.stringify(body)
    const answer = await this.#fetch(path, { method, headers, ...(hasBody ? { body: text } : {}) })
    return {
      status: answer.status,
      headers: (name) => answer.headers.get(name),
      ...read(await answer.text()),
      cookies: answer.headers.getSetCookie().map(cookieOf),
    }
  }

  async #fetch(path: string, init: RequestInit): Promise<Response> {
    return this.#demo.fetch(new Request(ORIGIN + path, init))
  }
}

export interface SentAnswer extends Answer {
  readonly cookies: readonly (readonly [name: string, value: string])[]
}

function cookieOf(line: string): readonly [string, string] {
  const [pair = ''] = line.split(';')
  const [name = '', ...value] = pair.split('=')
  return [name, value.join('=')]
}

function read(text: string): Pick<Answer, 'bodyKind' | 'body'> {
  if (text === '') return { bodyKind: 'empty', body: null }
  try {
    return { bodyKind: 'json', body: JSON.parse(text) }
  } catch {
    return { bodyKind: 'text', body: text }
  }
}
