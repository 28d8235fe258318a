import { expect, test } from 'vitest'
import { rowsOf, textTable, withTable } from './table'

const figures = [
  { what: 'requests', value: 3, unit: '', goal: 2, note: 'in parallel' },
  { what: '… time', value: 1.5, unit: 's', goal: null, note: '' },
]

test('a row has the goal, the figure and the verdict', () => {
  expect(rowsOf(figures)).toEqual([
    ['figure', 'goal', 'measured', 'verdict', ''],
    ['requests', '≤ 2', '3', 'MISSED', 'in parallel'],
    ['… time', '', '1.5 s', '', ''],
  ])
  expect(textTable(figures).split('\n')[1]).toBe('requests  ≤ 2   3         MISSED   in parallel')
})

test('it takes the place of the former one in the README, and of nothing else', () => {
  const machine = { processor: 'one', cores: 2, memory: '4 GiB', node: 'v20', browser: '150' }
  const readme =
    'before\n\n<!-- bench: npm run bench writes what follows -->\nold\n<!-- bench: end -->\n\nafter\n'
  const once = withTable(readme, { machine, figures: figures.map((one) => ({ ...one, met: false })) })
  expect(once).toMatch(/^before\n\n<!-- bench.*-->\n\n\| figure +\| goal.*<!-- bench: end -->\n\nafter\n$/s)
  expect(once).not.toContain('old')
  expect(withTable(once, { machine, figures: figures.map((one) => ({ ...one, met: false })) })).toBe(once)
})
