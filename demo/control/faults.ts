// Faults that a test asks for: the demo answers wrongly, late, in part or not at all.

import * as v from 'valibot'

const Headers = v.record(v.string(), v.string())

const Fault = v.pipe(
  v.strictObject({
    /** Waits so many milliseconds first. */
    delay: v.optional(v.number()),
    /** Waits until other rules are set. */
    hold: v.optional(v.literal(true)),
    /** Answers with this status, and the request never runs (with `after`: it runs first, and its answer is lost). */
    status: v.optional(v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(599))),
    after: v.optional(v.boolean()),
    /** Text, or a value that is sent as JSON; without a status it replaces the body of the real answer. */
    body: v.optional(v.unknown()),
    headers: v.optional(Headers),
    /** With a status: a body of so many bytes, as it comes out of a listing that does not end. */
    flood: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
    /** Cuts the connection before the request runs, or after it took effect. */
    drop: v.optional(v.picklist(['before', 'after'])),
    /** Cuts the real answer after so many bytes. */
    truncate: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  }),
  v.check((fault) => Object.keys(fault).length > 0, 'a rule has to say what goes wrong'),
)

const Rule = v.strictObject({
  /** Any method if absent. */
  method: v.optional(v.string()),
  path: v.string(),
  /** How many requests it strikes; all of them if absent. */
  times: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  /** How many it lets pass before that. */
  skip: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0),
  what: Fault,
})

export const Rules = v.array(Rule)

export type FaultRule = v.InferOutput<typeof Rule>
export type Fault = v.InferOutput<typeof Fault>

interface Armed {
  readonly rule: FaultRule
  readonly pattern: RegExp
  seen: number
}

/** Thrown instead of an answer: the server cuts the connection. */
export class DropConnection extends Error {
  constructor() {
    super('the connection is dropped')
  }
}

export class FaultRules {
  #armed: Armed[] = []
  #struck = 0
  #release: () => void = () => undefined
  #released = this.#hold()

  #hold(): Promise<void> {
    return new Promise((resolve) => {
      this.#release = resolve
    })
  }

  set(rules: readonly FaultRule[]): void {
    this.#release()
    this.#released = this.#hold()
    this.#struck = 0
    this.#armed = rules.map((rule) => ({ rule, pattern: patternOf(rule.path), seen: 0 }))
  }

  clear(): void {
    this.set([])
  }

  /** How many requests were struck since the rules were set. */
  struck(): number {
    return this.#struck
  }

  /** Resolves when other rules are set. */
  released(): Promise<void> {
    return this.#released
  }

  /** The first rule that strikes this request. Each rule counts what it matches, whether it strikes or not. */
  strike(method: string, path: string, query: string): Fault | undefined {
    const matching = this.#armed.filter(
      ({ rule, pattern }) =>
        (rule.method ?? method) === method && pattern.test(targetOf(rule.path, path, query)),
    )
    for (const armed of matching) armed.seen += 1
    const striking = matching.find(
      ({ rule: { skip, times = Infinity }, seen }) => seen > skip && seen <= skip + times,
    )
    if (striking) this.#struck += 1
    return striking?.rule.what
  }
}

const isRegex = (path: string): boolean => path.startsWith('^')

/** With `^` at its beginning a regular expression, else a path in which `*` stands for anything. */
function patternOf(path: string): RegExp {
  if (isRegex(path)) return new RegExp(path, 'u')
  const source = path.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll('*', '.*')
  return new RegExp(`^${source}$`, 'su')
}

/** A pattern looks at the query only if it names one. */
const targetOf = (pattern: string, path: string, query: string): string =>
  isRegex(pattern) || pattern.includes('?') ? `${path}${query}` : path

export const givenAnswer = (fault: Fault): Response =>
  fault.flood === undefined ? answer(fault, fault.status ?? 200) : flood(fault.flood, fault)

/** Made while it is read: nobody has so much in memory. */
function flood(bytes: number, { status = 200, headers = {} }: Fault): Response {
  const part = new TextEncoder().encode('{"tags": [], "page": 1},'.repeat(4096))
  let left = bytes
  const body = new ReadableStream<Uint8Array>({
    pull(stream) {
      if (left === 0) return stream.close()
      const next = part.subarray(0, left)
      left -= next.length
      stream.enqueue(next)
    },
  })
  return new Response(body, { status, headers: { 'content-type': 'application/json', ...headers } })
}

function answer({ body, headers = {} }: Fault, status: number): Response {
  const isText = typeof body === 'string'
  const type = isText ? 'text/html; charset=utf-8' : 'application/json'
  const text = body === undefined ? '' : isText ? body : JSON.stringify(body)
  const content = status === 204 || status === 304 ? null : text
  return new Response(content, { status, headers: { 'content-type': type, ...headers } })
}

/** What becomes of a real answer. */
export async function spoilt(fault: Fault, real: Response): Promise<Response> {
  if (fault.drop === 'after') throw new DropConnection()
  if (fault.after === true && fault.status !== undefined) return givenAnswer(fault)
  if (fault.body !== undefined) return answer(fault, real.status)
  if (fault.truncate === undefined || real.body === null) return real
  const bytes = new Uint8Array(await real.arrayBuffer()).slice(0, fault.truncate)
  return new Response(bytes, { status: real.status, headers: real.headers })
}
