// What of a list of tags is shown, and in which order: pure, and all of it stands in the URL.

export const STATUSES = ['live', 'expiring', 'locked', 'ended', 'all'] as const
export type Status = (typeof STATUSES)[number]

export const COLUMNS = ['name', 'image', 'size', 'changed', 'expires', 'lock'] as const
export type Column = (typeof COLUMNS)[number]

export interface Sort {
  column: Column
  descending: boolean
}

export interface TagView {
  text: string
  status: Status
  sort: Sort
  /** Whether the tags of signatures and attestations are shown too. */
  signatures: boolean
}

const NEWEST_FIRST: Sort = { column: 'changed', descending: true }

function oneOf<T extends string>(allowed: readonly T[], text: string | null): T | undefined {
  return allowed.find((one) => one === text)
}

/** Reads a view from a URL; what makes no sense there counts as absent. */
export function viewFromParams(params: URLSearchParams): TagView {
  const sort = params.get('sort') ?? ''
  const descending = sort.startsWith('-')
  const column = oneOf(COLUMNS, descending ? sort.slice(1) : sort)
  return {
    text: params.get('q') ?? '',
    status: oneOf(STATUSES, params.get('status')) ?? 'live',
    sort: column ? { column, descending } : NEWEST_FIRST,
    signatures: params.get('signatures') === 'shown',
  }
}

/** The URL's parameters with this view in them; defaults are left out, other parameters stay. */
export function paramsWithView(params: URLSearchParams, view: TagView): URLSearchParams {
  const next = new URLSearchParams(params)
  const { column, descending } = view.sort
  const sort = `${descending ? '-' : ''}${column}`
  const values = {
    q: view.text,
    status: view.status === 'live' ? '' : view.status,
    sort: sort === '-changed' ? '' : sort,
    signatures: view.signatures ? 'shown' : '',
  }
  for (const [key, value] of Object.entries(values)) {
    if (value) next.set(key, value)
    else next.delete(key)
  }
  return next
}

/** The sort after a press on a column: what people want first first (newest, largest), then the other way. */
export function nextSort(sort: Sort, column: Column): Sort {
  if (sort.column === column) return { column, descending: !sort.descending }
  return { column, descending: column === 'changed' || column === 'size' || column === 'lock' }
}
