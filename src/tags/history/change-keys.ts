import type { TagEntry } from '~/api/schemas'
import type { LoggedEnd, Told } from '~/history/log-join'

/** A key for each change; those alike in everything (contract README 1) are told apart by their number. */
export function changeKeys(changes: readonly (Told<TagEntry> | LoggedEnd)[]): string[] {
  const seen = new Map<string, number>()
  return changes.map(({ tag, kind, at, from, to, lifetime }) => {
    const key = [tag, kind, at, from, to, lifetime?.start_ts, lifetime?.end_ts].join(' ')
    const number = seen.get(key) ?? 0
    seen.set(key, number + 1)
    return `${key} ${number}`
  })
}
