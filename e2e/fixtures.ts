import { test as base, expect } from '@playwright/test'
import { Demo } from './demo'
import { watchProblems } from './problems'
import type { Problems } from './problems'
import { watchRequests } from './rest'
import { Stage } from './stage'

type OfTest = {
  /** The demo Quay's controls. Each test begins with its built-in world and its running clock. */
  demo: Demo
  /** Sets the console for the rest of the test: the content of its `config.json`. */
  configure: Stage['configure']
  problems: Problems
}

type OfWorker = {
  /** The path of its host that the console is mounted at. */
  mountedAt: string
  stage: Stage
}

export const test = base.extend<OfTest, OfWorker>({
  mountedAt: ['/', { option: true, scope: 'worker' }],

  stage: [
    async ({ mountedAt: mount }, provide) => {
      const stage = await Stage.open({ mount })
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

  configure: async ({ stage }, provide) => {
    await provide((config) => stage.configure(config))
    stage.configure()
  },

  problems: [
    async ({ context }, provide) => {
      context.on('page', watchRequests)
      const problems = await watchProblems(context)
      await provide(problems)
      expect(problems.unexpected(), 'what the browser complained of').toEqual([])
    },
    { auto: true },
  ],
})

export { expect }
