// Quay refuses in five shapes; each is thrown as a Refusal and answered by the app.

type Body = { readonly json: unknown } | { readonly html: string }

interface Answer {
  readonly status: number
  readonly body: Body
  readonly headers?: Readonly<Record<string, string>>
}

export class Refusal extends Error {
  readonly answer: (origin: string) => Answer

  constructor(answer: (origin: string) => Answer) {
    super('refused')
    this.answer = answer
  }

  respond(origin: string): Response {
    const { status, body, headers } = this.answer(origin)
    const [text, type] =
      'json' in body
        ? [JSON.stringify(body.json), 'application/json']
        : [body.html, 'text/html; charset=utf-8']
    return new Response(text, { status, headers: { 'content-type': type, ...headers } })
  }
}

type ErrorType = 'not_found' | 'insufficient_scope' | 'invalid_token' | 'invalid_request' | 'tag_immutable'

/** The full shape: `{detail, error_message, error_type, title, type, status}`. */
const full = (
  status: number,
  type: ErrorType,
  detail: string,
  extra: Record<string, unknown> = {},
): Refusal =>
  new Refusal((origin) => ({
    status,
    body: {
      json: {
        ...extra,
        detail,
        error_message: detail,
        error_type: type,
        title: type,
        type: `${origin}/api/v1/error/${type}`,
        status,
      },
    },
  }))

export const notFound = (): Refusal => full(404, 'not_found', 'Not Found')
export const forbidden = (): Refusal => full(403, 'insufficient_scope', 'Unauthorized')
export const unauthenticated = (): Refusal => full(401, 'invalid_token', 'Requires authentication')
export const sessionless = (): Refusal =>
  full(401, 'invalid_token', 'Requires authentication', { session_required: false })
export const invalid = (detail: string): Refusal => full(400, 'invalid_request', detail)
export const immutable = (verb: 'overwrite' | 'delete', tag: string): Refusal =>
  full(409, 'tag_immutable', `Cannot ${verb} immutable tag '${tag}'`)

/** `{message: text}`, or `{message: {parameter: text}}`. */
export const message = (
  status: number,
  text: string | Record<string, string>,
  headers: Record<string, string> = {},
): Refusal => new Refusal(() => ({ status, body: { json: { message: text } }, headers }))

export const methodRefused = (allow: readonly string[]): Refusal =>
  message(405, 'The method is not allowed for the requested URL.', { allow: allow.join(', ') })

export const badRequest = (): Refusal =>
  message(400, 'The browser (or proxy) sent a request that this server could not understand.')

/** `{error: text}`, sent as HTML. */
export const csrfRefused = (user: string | null): Refusal =>
  new Refusal(() => ({
    status: 403,
    body: {
      json: {
        error: `CSRF token was invalid or missing.${user === null ? '' : ` (authorized: user ${user})`}`,
      },
    },
    headers: { 'content-type': 'text/html; charset=utf-8' },
  }))

/** A page of another site can make a browser read, but not with a header of its own. */
export const xhrOnly = (): Refusal =>
  new Refusal(() => ({
    status: 400,
    body: {
      json: {
        error: 'API calls must be invoked with an X-Requested-With header if called from a browser',
      },
    },
    headers: { 'content-type': 'text/html; charset=utf-8' },
  }))

export const html = (status: number, text: string, headers: Record<string, string> = {}): Refusal =>
  new Refusal(() => ({ status, body: { html: text }, headers }))

export const serverError = (): Refusal =>
  html(
    500,
    '<html>\n  <head>\n    <title>Internal Server Error</title>\n  </head>\n  <body>\n    <h1><p>Internal Server Error</p></h1>\n    \n  </body>\n</html>\n',
    { 'content-type': 'text/html' },
  )

/** Stands for Quay's own console. */
export const PAGE =
  '<!DOCTYPE html>\n<html>\n  <head>\n    <title>Quay</title>\n  </head>\n  <body></body>\n</html>\n'

/** Where no endpoint answers, Quay sends its own console. */
export const noSuchPage = (): Refusal =>
  html(404, PAGE, { 'cache-control': 'no-cache, no-store, must-revalidate' })
