import { isMet, type Figure } from './figure'

/** The machine on which was measured, as far as it matters for the figures. */
type Machine = { processor: string; cores: number; memory: string; node: string; browser: string }

/** What `npm run bench` keeps of a run. */
export type Results = { machine: Machine; figures: readonly (Figure & { met: boolean })[] }

const HEAD = ['figure', 'goal', 'measured', 'verdict', ''] as const

const withUnit = (value: number, unit: string) => (unit === '' ? String(value) : `${value} ${unit}`)

/** The cells of the table, heading first. */
export function rowsOf(figures: readonly Figure[]): string[][] {
  const rows = figures.map((figure) => [
    figure.what,
    figure.goal === null ? '' : `≤ ${withUnit(figure.goal, figure.unit)}`,
    withUnit(figure.value, figure.unit),
    figure.goal === null ? '' : isMet(figure) ? 'met' : 'MISSED',
    figure.note,
  ])
  return [[...HEAD], ...rows]
}

/** Cells padded to columns. */
function padded(rows: readonly (readonly string[])[]): string[][] {
  const widths = HEAD.map((_, column) => Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)))
}

/** The table as text. */
export function textTable(figures: readonly Figure[]): string {
  return padded(rowsOf(figures))
    .map((row) => row.join('  ').trimEnd())
    .join('\n')
}

/** The table for the README, and where it was measured. */
function markdownTable({ machine, figures }: Results): string {
  const [head = [], ...rows] = padded(rowsOf(figures))
  const lines = [head, head.map((cell) => '-'.repeat(cell.length)), ...rows].map(
    (row) => `| ${row.join(' | ')} |`,
  )
  const { processor, cores, memory, node, browser } = machine
  return `${lines.join('\n')}\n\nMeasured on ${cores} cores (${processor}), ${memory}, Node ${node}, Chromium ${browser}.`
}

const [BEGIN, END] = ['<!-- bench: npm run bench writes what follows -->', '<!-- bench: end -->'] as const

/** A README with the table of these results in it. */
export function withTable(readme: string, results: Results): string {
  const [before = '', rest = ''] = readme.split(BEGIN)
  const [, after = ''] = rest.split(END)
  return `${before}${BEGIN}\n\n${markdownTable(results)}\n\n${END}${after}`
}
