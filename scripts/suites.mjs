// What npm test runs: each suite's command, and how many tests it says it ran.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './project.mjs'

const reportOf = (name) => join(root, '.cache', 'test', `${name}.json`)

const vitest = (project) => ({
  command: ['vitest', 'run', '--project', project, '--allowOnly=false', '--reporter=dot', '--reporter=json'],
  args: [`--outputFile.json=${reportOf(project)}`],
  count: ({ numPassedTests, numFailedTests }) => ({ passed: numPassedTests, failed: numFailedTests }),
})

/** In the order in which they start; the longest first, as two run side by side. */
export const suites = [
  { name: 'build', command: ['vite', 'build', '--logLevel', 'warn'] },
  { name: 'unit', ...vitest('unit') },
  { name: 'lint', command: ['oxlint', '--type-aware', '--deny-warnings'] },
  { name: 'contract', ...vitest('contract') },
  { name: 'types', command: ['tsc', '--noEmit', '-p', '.'] },
  { name: 'dead code', command: ['knip'] },
  { name: 'directions', ...vitest('directions') },
  { name: 'format', command: ['oxfmt', '--check', '.'] },
  { name: 'packages', command: ['node', 'scripts/packages.mjs'], note: true },
  {
    name: 'budgets',
    command: ['size-limit', '--json'],
    needs: ['build'],
    fromOutput: true,
    count: (limits) => ({
      passed: limits.filter(({ passed }) => passed).length,
      failed: limits.filter(({ passed }) => !passed).length,
    }),
  },
  {
    name: 'e2e',
    command: ['playwright', 'test', '--project=e2e', '--reporter=list,json'],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: reportOf('e2e') },
    needs: ['build'],
    // It measures how the console behaves in time: nothing else runs beside it.
    alone: true,
    live: true,
    count: ({ stats: { expected, unexpected, flaky } }) => ({ passed: expected, failed: unexpected + flaky }),
  },
].map((suite) => ({ args: [], needs: [], env: {}, report: reportOf(suite.name), ...suite }))

/** A suite without tests of its own is one; whatever a report says, a bad exit status is a failure. */
export function tally({ count, fromOutput, report }, status, output) {
  const counted = count
    ? readCount(count, () => (fromOutput ? output : readFileSync(report, 'utf8')))
    : undefined
  if (status === 0) return counted ?? (count ? { passed: 0, failed: 1 } : { passed: 1, failed: 0 })
  return { passed: counted?.passed ?? 0, failed: Math.max(1, counted?.failed ?? 0) }
}

function readCount(count, text) {
  try {
    return count(JSON.parse(text()))
  } catch {
    return undefined
  }
}
