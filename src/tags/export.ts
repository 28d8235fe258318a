/** A column of an exported table: its heading, and what a row has in it. */
export interface ExportColumn<T> {
  name: string
  value: (row: T) => string | number | boolean | null
}

/** A moment (seconds) as ISO 8601 in UTC; null stays null, and so does what no calendar has. */
export function isoUtc(seconds: number | null): string | null {
  const date = new Date((seconds ?? Number.NaN) * 1000)
  return Number.isNaN(date.getTime()) ? null : date.toISOString().replace('.000Z', 'Z')
}

// A spreadsheet takes a cell that begins like this for a formula; an apostrophe makes it text again.
const FORMULA = /^[=+\-@\t\r]/

function cell(value: string | number | boolean | null): string {
  if (value === null) return ''
  if (typeof value !== 'string') return String(value)
  const safe = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Rows as CSV (RFC 4180), with a heading; cells that a spreadsheet would take for a formula are made text. */
export function toCsv<T>(rows: readonly T[], columns: readonly ExportColumn<T>[]): string {
  const lines = [
    columns.map(({ name }) => cell(name)),
    ...rows.map((row) => columns.map(({ value }) => cell(value(row)))),
  ]
  return `${lines.map((line) => line.join(',')).join('\r\n')}\r\n`
}

/** Rows as a JSON array of objects, values as they are. */
export function toJson<T>(rows: readonly T[], columns: readonly ExportColumn<T>[]): string {
  const objects = rows.map((row) => Object.fromEntries(columns.map(({ name, value }) => [name, value(row)])))
  return `${JSON.stringify(objects, null, 2)}\n`
}

/** Lets the browser save a text as a file. */
function saveFile(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}

export type ExportFormat = 'csv' | 'json'

/** Saves rows as a file of that name, to which the format is added. */
export function exportRows<T>(
  name: string,
  format: ExportFormat,
  rows: readonly T[],
  columns: readonly ExportColumn<T>[],
): void {
  if (format === 'csv') saveFile(`${name}.csv`, 'text/csv;charset=utf-8', toCsv(rows, columns))
  else saveFile(`${name}.json`, 'application/json', toJson(rows, columns))
}
