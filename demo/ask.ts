// One request to the API: what was asked, by whom, of which state, at which moment.

import type { Role } from './world/types'
import { type Caller, may, mayIn } from './auth'
import { badRequest, forbidden, invalid, message, notFound, unauthenticated } from './errors'
import { type Fields, type Schema, validated } from './schema'
import type { Session, Sessions } from './sessions'
import type { Registry } from './state/registry'
import type { Repository } from './state/repository'

export interface Ask {
  readonly request: Request
  readonly origin: string
  readonly query: URLSearchParams
  /** What the route's pattern caught, decoded. */
  readonly parts: readonly string[]
  readonly registry: Registry
  readonly sessions: Sessions
  readonly session: Session | undefined
  readonly caller: Caller
  /** Milliseconds since 1970. */
  readonly now: number
}

export const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  })

export const noContent = (): Response =>
  new Response(null, { status: 204, headers: { 'content-type': 'application/json' } })

export const part = (ask: Ask, index: number): string => ask.parts[index] ?? ''

/** All that Quay takes for no in a query; anything else is yes. */
const NO: ReadonlySet<string> = new Set(['', '0', 'false', 'False', 'FALSE', 'null'])

export function flag(ask: Ask, name: string): boolean {
  const value = ask.query.get(name)
  return value !== null && !NO.has(value)
}

const refused = (caller: Caller): Error => (caller.kind === 'nobody' ? unauthenticated() : forbidden())

/** The namespace and name that the path gives, once the caller may do that much there. */
function permitted(ask: Ask, need: Role): Repository | undefined {
  const path = part(ask, 0)
  const repository = ask.registry.find(path)
  const namespace = ask.registry.namespaces.get(path.split('/')[0] ?? '')
  if (!mayIn(ask.caller, need, namespace, repository)) throw refused(ask.caller)
  return repository
}

/** The repository of the path: refused to those without the role, then not found where there is none. */
export function repositoryFor(ask: Ask, need: Role): Repository {
  const repository = permitted(ask, need)
  if (repository === undefined) throw notFound()
  return repository
}

export interface Write {
  readonly repository: Repository
  readonly fields: Fields
}

interface WriteChecks {
  /** Lets read-only repositories through. */
  readonly anyState?: boolean
  /** What is looked at before the repository is looked up. */
  readonly first?: (fields: Fields) => void
}

/** A write with a body: permission, then the state of the repository, then the body, then whether it is there. */
export async function writeFor(
  ask: Ask,
  need: Role,
  schema: Schema,
  { anyState = false, first }: WriteChecks = {},
): Promise<Write> {
  const repository = permitted(ask, need)
  if (repository !== undefined && !anyState) refuseReadOnly(repository)
  const fields = validated(schema, await bodyOf(ask))
  first?.(fields)
  if (repository === undefined) throw notFound()
  return { repository, fields }
}

export function refuseReadOnly(repository: Repository): void {
  if (repository.traits.state === 'NORMAL') return
  throw message(503, `Repository is in read only or mirror mode: ${repository.stateNumber}`)
}

export async function bodyOf({ request }: Ask): Promise<unknown> {
  if (request.headers.get('content-type')?.startsWith('application/json') !== true) {
    throw message(
      415,
      "Did not attempt to load JSON data because the request Content-Type was not 'application/json'.",
    )
  }
  const body: unknown = await request.json().catch(() => {
    throw badRequest()
  })
  if (body === null) throw invalid('Missing JSON body')
  return body
}

export const mayWrite = (ask: Ask, repository: Repository): boolean =>
  repository.traits.state === 'NORMAL' && may(ask.caller, 'write', repository)
