import * as v from 'valibot'

const LONGEST = 400

// One body, five shapes (contract `immutable-move`, `list-param-17`, `list-param-09`, `put-as-expired`, `expire-value-2`).
const bodySchema = v.looseObject({
  detail: v.fallback(v.optional(v.string()), undefined),
  error_message: v.fallback(v.optional(v.string()), undefined),
  error_type: v.fallback(v.optional(v.string()), undefined),
  error: v.fallback(v.optional(v.string()), undefined),
  message: v.fallback(v.optional(v.union([v.string(), v.record(v.string(), v.string())])), undefined),
  invalidCredentials: v.fallback(v.optional(v.boolean()), undefined),
  proxy: v.fallback(v.optional(v.string()), undefined),
  address: v.fallback(v.optional(v.string()), undefined),
  code: v.fallback(v.optional(v.string()), undefined),
})

/** A failing answer's JSON body, each known key either of its right type or absent. */
export type FailureBody = v.InferOutput<typeof bodySchema>

/**
 * Reads the body of a failing answer. The content type says nothing: `{error: text}` is sent as text/html (contract `put-as-expired`).
 * @returns an empty object for what is no JSON object
 */
export function failureBody(text: string): FailureBody {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), bodySchema), text)
  return parsed.success ? parsed.output : {}
}

/** The parameters that the server found fault with, in the shape `{message: {parameter: text}}` (contract `list-param-09`). */
export function refusedParameters(body: FailureBody): string[] {
  return typeof body.message === 'object' ? Object.keys(body.message) : []
}

/**
 * The server's own words in a failing answer, as one line of plain text: of an HTML page its heading or title, of a
 * failed schema validation its first paragraph (contract `put-error-08` goes on with the whole schema).
 * @returns an empty string where the body says nothing
 */
export function reasonOf(text: string, body: FailureBody): string {
  const words = Object.keys(body).length > 0 ? wordsOf(body) : wordsOfText(text)
  const line = (words.split(/\r?\n\s*\r?\n/)[0] ?? '').replaceAll(/\s+/g, ' ').trim()
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line
}

function wordsOf(body: FailureBody): string {
  if (typeof body.message === 'object') {
    return Object.entries(body.message)
      .map(([parameter, words]) => `${parameter}: ${words}`)
      .join('; ')
  }
  return body.detail ?? body.error_message ?? body.message ?? body.error ?? ''
}

function wordsOfText(text: string): string {
  if (!/^\s*</.test(text)) return /^\s*[{[]/.test(text) ? '' : text
  const heading = inner(text, /<h1\b[^>]*>([\s\S]*?)<\/h1>/i)
  return heading === '' ? inner(text, /<title\b[^>]*>([\s\S]*?)<\/title>/i) : heading
}

function inner(html: string, element: RegExp): string {
  const content = element.exec(html)?.[1] ?? ''
  return content
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&(?:amp|lt|gt|quot|#39);/g, entity)
    .trim()
}

const ENTITIES = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&#39;', "'"],
])

function entity(name: string): string {
  return ENTITIES.get(name) ?? name
}
