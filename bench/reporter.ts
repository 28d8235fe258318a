// Puts the figures of all tests into one table: as text, and, of a whole run, as bench/results.json and in the README.
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import type { FullConfig, FullResult, Reporter, TestCase, TestResult } from '@playwright/test/reporter'
import { figuresOf, isMet, type Figure } from './figure'
import { textTable, withTable, type Results } from './table'

const README = new URL('../README.md', import.meta.url)
const RESULTS = new URL('results.json', import.meta.url)

export default class BenchReporter implements Reporter {
  #figures: Figure[] = []
  #failures: string[] = []
  #browser = ''
  #isWhole = false

  onBegin({ argv }: FullConfig): void {
    // Named files or titles measure a part.
    this.#isWhole = !argv.slice(argv.indexOf('test') + 1).some((arg) => !arg.startsWith('--'))
  }

  onTestEnd({ title }: TestCase, { annotations, status, errors }: TestResult): void {
    this.#figures.push(...figuresOf(annotations))
    this.#browser ||= annotations.find(({ type }) => type === 'browser')?.description ?? ''
    if (status === 'passed') return
    this.#failures.push(`${title}: ${errors.map(({ message = '' }) => message).join('\n') || status}`)
  }

  async onEnd(): Promise<{ status: FullResult['status'] }> {
    console.log(textTable(this.#figures))
    const missed = this.#figures.filter((figure) => !isMet(figure)).length
    for (const failure of this.#failures) console.log(`\n✗ ${failure}`)
    console.log(
      `\n${this.#figures.length - missed} met or told, ${missed} missed, ${this.#failures.length} not measured`,
    )
    if (this.#isWhole && this.#failures.length === 0) this.#keep()
    return { status: missed === 0 && this.#failures.length === 0 ? 'passed' : 'failed' }
  }

  #keep(): void {
    const results: Results = {
      machine: {
        processor: cpus()[0]?.model ?? '',
        cores: cpus().length,
        memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
        node: process.version,
        browser: this.#browser,
      },
      figures: this.#figures.map((figure) => ({ ...figure, met: isMet(figure) })),
    }
    writeFileSync(RESULTS, `${JSON.stringify(results, null, 2)}\n`)
    writeFileSync(README, withTable(readFileSync(README, 'utf8'), results))
  }

  printsToStdio(): boolean {
    return true
  }
}
