import { expect, test } from 'vitest'
import { suites, tally } from './suites.mjs'

const suiteCalled = (name: string) => {
  const suite = suites.find((suite) => suite.name === name)
  if (!suite) throw new Error(`No suite ${name}`)
  return suite
}

const budgets = suiteCalled('budgets')
const limits = (...passed: boolean[]) => JSON.stringify(passed.map((passed) => ({ passed })))

test('a suite without tests of its own is one', () => {
  expect(tally(suiteCalled('lint'), 0, '')).toEqual({ passed: 1, failed: 0 })
  expect(tally(suiteCalled('lint'), 1, '')).toEqual({ passed: 0, failed: 1 })
})

test('counts what a suite reports', () => {
  expect(tally(budgets, 0, limits(true, true))).toEqual({ passed: 2, failed: 0 })
  expect(tally(budgets, 1, limits(true, false, false))).toEqual({ passed: 1, failed: 2 })
})

test('takes no report, or a bad end after a good one, for a failure', () => {
  expect(tally(budgets, 0, 'no report')).toEqual({ passed: 0, failed: 1 })
  expect(tally(budgets, 1, 'no report')).toEqual({ passed: 0, failed: 1 })
  expect(tally(budgets, 1, limits(true))).toEqual({ passed: 1, failed: 1 })
  expect(tally(budgets, null, limits(true))).toEqual({ passed: 1, failed: 1 })
})

test('reads each runner as it writes', () => {
  const vitest = { ...suiteCalled('unit'), fromOutput: true }
  expect(tally(vitest, 1, '{"numPassedTests":5,"numFailedTests":2}')).toEqual({ passed: 5, failed: 2 })
  const playwright = { ...suiteCalled('e2e'), fromOutput: true }
  const stats = JSON.stringify({ stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 0 } })
  expect(tally(playwright, 1, stats)).toEqual({ passed: 3, failed: 2 })
})
