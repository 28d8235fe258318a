// From a request to the endpoint that answers it: who asks, whether the write may pass, which route.

import { COOKIE, cookieHeader } from './api/session'
import { ROUTES } from './api/routes'
import { type Caller, NOBODY, tokenCaller, userOf } from './auth'
import {
  csrfRefused,
  html,
  methodRefused,
  noSuchPage,
  PAGE,
  Refusal,
  unauthenticated,
  xhrOnly,
} from './errors'
import { findRoute } from './routing'
import type { CookieHeaders, Session, Sessions } from './sessions'
import type { Registry } from './state/registry'

export interface Place {
  readonly registry: Registry
  readonly sessions: Sessions
  readonly now: number
}

/** What nobody may look at where anonymous access is off. */
const NAMED_ONLY = /^\/api\/v1\/(?:repository|find|organization)/

interface Identity {
  readonly caller: Caller
  readonly session: Session | undefined
}

/** A bearer token counts before a session's cookie. */
export function identify(request: Request, { registry, sessions }: Place): Identity {
  const bearer = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1]
  const caller = bearer === undefined ? NOBODY : tokenCaller(registry, bearer)
  const session = sessions.find(cookieOf(request.headers.get(sessions.headers.given), COOKIE))
  if (caller.kind !== 'nobody' || session === undefined || session.user === null) return { caller, session }
  return { caller: { kind: 'session', user: session.user }, session }
}

function cookieOf(cookies: string | null, name: string): string | undefined {
  const pairs = (cookies ?? '').split(/; */).map((pair) => pair.split('='))
  return pairs.find(([key]) => key === name)?.[1]
}

export async function dispatch(request: Request, place: Place): Promise<Response> {
  const url = new URL(request.url)
  try {
    return await routed(request, url, place)
  } catch (error) {
    if (error instanceof Refusal) return error.respond(url.origin)
    throw error
  }
}

async function routed(request: Request, url: URL, place: Place): Promise<Response> {
  const found = findRoute(ROUTES, request.method, decoded(url.pathname))
  if (found.kind === 'slash') throw redirect(`${url.origin}${url.pathname}/${url.search}`)
  if (found.kind === 'none') return ownConsole(request.method, url.pathname)
  if (found.kind === 'method') {
    if (request.method === 'OPTIONS') return preflight(found.allow.join(', '))
    throw methodRefused(found.allow)
  }
  refuseBareBrowser(request, url.pathname)
  const { caller, session } = identify(request, place)
  refuseForgery(request, caller, session)
  const isShut = !place.registry.isOn('ANONYMOUS_ACCESS') && NAMED_ONLY.test(url.pathname)
  if (caller.kind === 'nobody' && isShut) throw unauthenticated()
  const answer = await found.handler({
    request,
    origin: url.origin,
    query: url.searchParams,
    parts: found.parts,
    caller,
    session,
    ...place,
  })
  return withSession(answer, session, place.sessions.headers)
}

/** Where Quay's own console has a page, a page stands for it; elsewhere it says that there is none. */
const CONSOLE_PAGE = /^\/(?:(?:repository|organization|user|signin|search)(?:\/.*)?)?$/

function ownConsole(method: string, path: string): Response {
  if (method !== 'GET' && method !== 'HEAD') throw noSuchPage()
  if (!CONSOLE_PAGE.test(path)) throw noSuchPage()
  return new Response(PAGE, { headers: { 'content-type': 'text/html; charset=utf-8' } })
}

/** Quay decodes what it can and leaves the rest. */
export function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

const redirect = (address: string): Refusal =>
  html(
    308,
    `<!doctype html>\n<html lang=en>\n<title>Redirecting...</title>\n<h1>Redirecting...</h1>\n<p>You should be redirected automatically to the target URL: <a href="${encodeURI(address)}">here</a>. If not, click the link.\n`,
    { location: address },
  )

/** Quay lets any page ask with a bearer token. */
const preflight = (allow: string): Response =>
  new Response(null, {
    headers: {
      allow,
      'access-control-allow-origin': '*',
      'access-control-allow-methods': allow,
      'access-control-allow-headers': 'Authorization, Content-Type',
    },
  })

const BROWSER = /\b(?:Chrome|Firefox|Safari)\//
const NOT_COUNTED = /HeadlessChrome|Edg\/|OPR\//

/** What a browser reads from the API has to say that a script of this origin asks. */
function refuseBareBrowser({ method, headers }: Request, path: string): void {
  const agent = headers.get('user-agent') ?? ''
  if (method !== 'GET' || !path.startsWith('/api/v1/')) return
  if (!BROWSER.test(agent) || NOT_COUNTED.test(agent)) return
  if (headers.get('x-requested-with') !== 'XMLHttpRequest') throw xhrOnly()
}

/** Writes need a token that counts, or a session with its CSRF token. */
function refuseForgery(request: Request, caller: Caller, session: Session | undefined): void {
  if (caller.kind === 'token' || request.method === 'GET' || request.method === 'HEAD') return
  const given = request.headers.get('x-csrf-token')
  if (session !== undefined && given === session.csrf) return
  throw csrfRefused(userOf(caller)?.name ?? null)
}

function withSession(answer: Response, session: Session | undefined, { set }: CookieHeaders): Response {
  if (session === undefined || answer.headers.has(set)) return answer
  const headers = new Headers(answer.headers)
  headers.set(set, cookieHeader(session.id))
  return new Response(answer.body, { status: answer.status, headers })
}
