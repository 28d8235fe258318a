import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const text = readFileSync('src/operations/README.md', 'utf8')
const tests = [...text.matchAll(/^- \*\*(\w+)\*\* `([^`]+)`: (.+)$/gm)].map(
  ([, name = '', file = '', title = '']) => ({ name, file, title }),
)
const rows = text
  .split('\n')
  .filter((line) => /^\| (?!-|what happens)/.test(line))
  .map((line) =>
    line
      .split('|')
      .slice(2, -1)
      .map((cell) => cell.trim()),
  )

describe('the table of what is held against which failure', () => {
  it.each(tests)('names a test that is there: $name', ({ file, title }) => {
    expect(readFileSync(file, 'utf8')).toContain(title)
  })

  it('has a test, or a dash, in each cell', () => {
    const names = new Set(['–', ...tests.map(({ name }) => name)])
    expect(rows.length).toBeGreaterThan(15)
    expect(rows.flat().filter((cell) => !names.has(cell))).toEqual([])
    expect(new Set(rows.map((row) => row.length)).size).toBe(1)
  })

  it('uses each test that it explains', () => {
    const used = new Set(rows.flat())
    expect(tests.filter(({ name }) => !used.has(name))).toEqual([])
  })
})
