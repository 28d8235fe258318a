// Quay decodes a path before it routes it, and the name of a repository takes as much of it as it can: in
// `acme/team/tag/x` the last `/tag/` parts the name from the tag. So routes are patterns over the decoded path.

import type { Ask } from './ask'

export type Handler = (ask: Ask) => Response | Promise<Response>
type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'
export type Methods = Readonly<Partial<Record<Method, Handler>>>

export interface Route {
  readonly pattern: RegExp
  readonly methods: Methods
}

const PARTS: Readonly<Record<string, string>> = {
  ':repository': '([^/]+(?:/[^/]+)+)',
  ':digest': '([A-Za-z0-9_+.-]+:[A-Fa-f0-9]+)',
  ':name': '([^/]+)',
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

/** A route of Quay's API: `:repository` stands for a namespace and a (nested) name, `:name` for one part. */
export function route(path: string, methods: Methods): Route {
  const source = path
    .split(/(:repository|:digest|:name)/)
    .map((part) => PARTS[part] ?? escaped(part))
    .join('')
  return { pattern: new RegExp(`^${source}$`, 'us'), methods }
}

export type Found =
  | { readonly kind: 'handler'; readonly handler: Handler; readonly parts: readonly string[] }
  | { readonly kind: 'slash' }
  | { readonly kind: 'method'; readonly allow: readonly string[] }
  | { readonly kind: 'none' }

const handlerFor = (methods: Methods, method: string): Handler | undefined => {
  if (method === 'GET' || method === 'HEAD') return methods.GET
  return method === 'POST' || method === 'PUT' || method === 'DELETE' ? methods[method] : undefined
}

/** The first route with the path and the method; else what Quay says to a path without its last slash. */
export function findRoute(routes: readonly Route[], method: string, path: string): Found {
  const allow = new Set<string>()
  for (const { pattern, methods } of routes) {
    const handler = handlerFor(methods, method)
    const match = pattern.exec(path)
    if (match !== null && handler !== undefined) return { kind: 'handler', handler, parts: match.slice(1) }
    if (match !== null) for (const name of allowed(methods)) allow.add(name)
    if (handler !== undefined && pattern.test(`${path}/`) && pattern.source.endsWith('/$')) {
      return { kind: 'slash' }
    }
  }
  return allow.size > 0 ? { kind: 'method', allow: [...allow] } : { kind: 'none' }
}

const allowed = (methods: Methods): string[] => [
  ...Object.keys(methods),
  'OPTIONS',
  ...(methods.GET === undefined ? [] : ['HEAD']),
]
