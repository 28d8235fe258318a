import type { ChangeKind } from '~/history/changes'
import type { Told } from '~/history/log-join'

export const KINDS = [
  'first-known',
  'moved',
  'renewed',
  'restored',
  'returned',
  'ended',
  'purged',
] as const satisfies readonly ChangeKind[]

/** Which changes are shown; it stands in the URL. */
export interface HistoryFilter {
  /** A part of the tag's name. */
  text: string
  kind: ChangeKind | null
  /** Who did it, or set the expiration that did. */
  person: string | null
}

export function filterFromParams(params: URLSearchParams): HistoryFilter {
  return {
    text: params.get('q') ?? '',
    kind: KINDS.find((kind) => kind === params.get('kind')) ?? null,
    person: params.get('who'),
  }
}

export function paramsWithFilter(
  params: URLSearchParams,
  { text, kind, person }: HistoryFilter,
): URLSearchParams {
  const next = new URLSearchParams(params)
  for (const [key, value] of Object.entries({ q: text, kind, who: person })) {
    if (value) next.set(key, value)
    else next.delete(key)
  }
  return next
}

/** Who made a change, or set the expiration that did; null where nobody is named. */
export const nameOf = ({ doing, expirationSet }: Pick<Told, 'doing' | 'expirationSet'>): string | null =>
  (doing ?? expirationSet)?.by?.name ?? null

/** Whether the filter leaves a change; made anew for each filter, as it remembers the names that it has seen. */
export function matcherOf({ text, kind, person }: HistoryFilter) {
  const wanted = text.trim().toLowerCase()
  const names = new Map<string, boolean>()
  function isNamed(tag: string): boolean {
    const known = names.get(tag)
    if (known !== undefined) return known
    const isIt = tag.toLowerCase().includes(wanted)
    names.set(tag, isIt)
    return isIt
  }
  return (change: Pick<Told, 'tag' | 'kind' | 'doing' | 'expirationSet'>): boolean =>
    (kind === null || change.kind === kind) &&
    (person === null || nameOf(change) === person) &&
    (wanted === '' || isNamed(change.tag))
}
