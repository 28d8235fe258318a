// Puts the figures of all tests into one table: as text, and as bench/results.json.
import { writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import type { FullResult, Reporter, TestCase, TestResult } from '@playwright/test/reporter'
import { figuresOf, isMet, type Figure } from './figure'

export default class BenchReporter implements Reporter {
  #figures: Figure[] = []
  #failures: string[] = []
  #browser = ''

  onTestEnd({ title }: TestCase, { annotations, status, errors }: TestResult): void {
    this.#figures.push(...figuresOf(annotations))
    this.#browser ||= annotations.find(({ type }) => type === 'browser')?.description ?? ''
    if (status === 'passed') return
    this.#failures.push(`${title}: ${errors.map(({ message = '' }) => message).join('\n') || status}`)
  }

  async onEnd(): Promise<{ status: FullResult['status'] }> {
    const rows = this.#figures.map((figure) => [
      figure.what,
      figure.goal === null ? '' : `≤ ${withUnit(figure.goal, figure.unit)}`,
      withUnit(figure.value, figure.unit),
      figure.goal === null ? '' : isMet(figure) ? 'met' : 'MISSED',
      figure.note,
    ])
    console.log(table([['figure', 'goal', 'measured', 'verdict', ''], ...rows]))
    const missed = this.#figures.filter((figure) => !isMet(figure)).length
    for (const failure of this.#failures) console.log(`\n✗ ${failure}`)
    console.log(
      `\n${this.#figures.length - missed} met or told, ${missed} missed, ${this.#failures.length} not measured`,
    )
    const machine = {
      processor: cpus()[0]?.model ?? '',
      cores: cpus().length,
      memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
      node: process.version,
      browser: this.#browser,
    }
    const results = { machine, figures: this.#figures.map((figure) => ({ ...figure, met: isMet(figure) })) }
    if (this.#failures.length === 0)
      writeFileSync(new URL('results.json', import.meta.url), `${JSON.stringify(results, null, 2)}\n`)
    return { status: missed === 0 && this.#failures.length === 0 ? 'passed' : 'failed' }
  }

  printsToStdio(): boolean {
    return true
  }
}

const withUnit = (value: number, unit: string) => (unit === '' ? String(value) : `${value} ${unit}`)

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
