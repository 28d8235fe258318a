import type { Lifetime } from '~/history/lifetime'
import { exportRows, isoUtc, type ExportColumn, type ExportFormat } from '~/tags/export'
import { preferences, type OptionalColumn } from './preferences'

// Names are those of Quay's API, so that scripts need no translation.
const NAME: ExportColumn<Lifetime> = { name: 'name', value: (tag) => tag.name }

const COLUMNS: Record<OptionalColumn, readonly ExportColumn<Lifetime>[]> = {
  image: [
    { name: 'manifest_digest', value: (tag) => tag.manifest_digest },
    { name: 'is_manifest_list', value: (tag) => tag.is_manifest_list },
  ],
  // A drawing: what it shows is the history's to export.
  timeline: [],
  size: [{ name: 'size', value: (tag) => tag.size }],
  changed: [{ name: 'start', value: (tag) => isoUtc(tag.start_ts) }],
  expires: [{ name: 'end', value: (tag) => isoUtc(tag.end_ts) }],
  lock: [{ name: 'immutable', value: (tag) => tag.immutable }],
}

/** Saves tags as they are shown: in this order, with the columns that are on screen. */
export function exportTags(file: string, format: ExportFormat, rows: readonly Lifetime[]): void {
  const { columns } = preferences()
  exportRows(file, format, rows, [NAME, ...columns.flatMap((column) => COLUMNS[column])])
}
