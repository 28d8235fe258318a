import { useCallback, useEffect, useMemo, useRef } from 'react'
import type { TagEntry } from '~/api/schemas'
import { NOTHING, ranged, selections, toggled, useSelection, withThese } from '~/tags/selection'

/** What is chosen of a repository's tags, as the rows stand on screen. */
export function useChosen(repository: string, rows: readonly TagEntry[]) {
  const selection = useSelection(repository)
  const shown = useRef(rows)
  useEffect(() => {
    shown.current = rows
  })
  const onSelect = useCallback(
    (tag: string, range: boolean) => {
      const known = selections.of(repository)
      selections.set(repository, range ? ranged(known, tag, shown.current) : toggled(known, tag))
    },
    [repository],
  )
  return useMemo(
    () => ({
      selected: selection.names,
      onSelect,
      onSelectThese: (these: readonly { name: string }[], on: boolean) =>
        selections.set(repository, withThese(selections.of(repository), these, on)),
      onClear: () => selections.set(repository, NOTHING),
    }),
    [selection, onSelect, repository],
  )
}
