import type { Obstacle } from '~/operations/possible'
import type { Asked } from '~/tags/operations/Dialogs'
import type { TimeAxis } from '~/tags/timeline/time-axis'
import type { OptionalColumn } from './preferences'

/** What all rows share: the same object as long as nothing of it changes. */
export type RowContext = {
  /** The repository's whole name. */
  repository: string
  axis: TimeAxis
  /** Seconds. */
  now: number
  /** What keeps the person from changing tags here; null for nothing. */
  obstacle: Obstacle | null
  columns: readonly OptionalColumn[]
  onAsk: (asked: Asked) => void
  /** Takes a tag into the selection, or out; with `range`, all from the one before. */
  onSelect: (tag: string, range: boolean) => void
}
