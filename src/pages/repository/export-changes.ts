import { exportRows, isoUtc, type ExportColumn, type ExportFormat } from '~/tags/export'
import type { ShownChange } from './ChangeRow'

const COLUMNS: readonly ExportColumn<ShownChange>[] = [
  { name: 'at', value: ({ at }) => isoUtc(at) },
  { name: 'tag', value: ({ tag }) => tag },
  { name: 'change', value: ({ kind }) => kind },
  { name: 'ending', value: ({ ending }) => ending ?? null },
  { name: 'from', value: ({ from }) => from },
  { name: 'to', value: ({ to }) => to },
  { name: 'by', value: ({ doing }) => doing?.by?.name ?? null },
  {
    name: 'expiration_set_by',
    value: (change) => ('expirationSet' in change ? (change.expirationSet?.by?.name ?? null) : null),
  },
  { name: 'address', value: ({ doing }) => doing?.address ?? null },
]

/** Saves changes as they are shown. */
export function exportChanges(file: string, format: ExportFormat, changes: readonly ShownChange[]): void {
  exportRows(file, format, changes, COLUMNS)
}
