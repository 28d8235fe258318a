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
  /** Who did it. */
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

export function matchesFilter(
  { tag, kind, doing }: Pick<Told, 'tag' | 'kind' | 'doing'>,
  filter: HistoryFilter,
): boolean {
  return (
    tag.toLowerCase().includes(filter.text.trim().toLowerCase()) &&
    (filter.kind === null || kind === filter.kind) &&
    (filter.person === null || doing?.by?.name === filter.person)
  )
}
