import { test as base, expect } from '@playwright/test'
import { Demo } from './demo'
import { watchProblems } from './problems'
import type { Problems } from './problems'
import { watchRequests } from './rest'
import { Stage } from './stage'

type OfTest = {
  /** The demo Quay's controls. Each test begins with its built-in world and its running clock. */
  demo: Demo
  problems: Problems
}

type OfWorker = { stage: Stage }

export const test = base.extend<OfTest, OfWorker>({
  stage: [
    // Playwright wants the fixtures named that one needs; this one needs none of them.
    async ({ browserName: _none }, provide) => {
      const stage = await Stage.open()
      await provide(stage)
      await stage.close()
    },
    { scope: 'worker' },
  ],

  baseURL: async ({ stage }, provide) => provide(stage.console),

  demo: [
    async ({ stage }, provide) => {
      const demo = new Demo(stage)
      await demo.reset()
      await provide(demo)
      // A test that took the Quay away leaves it to the next one.
      await demo.up()
    },
    { auto: true },
  ],

  problems: [
    async ({ context }, provide) => {
      context.on('page', watchRequests)
      const problems = watchProblems(context)
      await provide(problems)
      expect(problems.unexpected(), 'what the browser complained of').toEqual([])
    },
    { auto: true },
  ],
})

export { expect }
