// For what must hold on the demo Quay and on a real one alike.
import { test as base, expect } from '@playwright/test'
import { groundOf, realQuay, Yard } from './arrange'
import { watchProblems } from './problems'
import type { Problems } from './problems'
import { Stage } from './stage'

type OfTest = { yard: Yard; problems: Problems }

export const test = base.extend<OfTest, { stage: Stage }>({
  stage: [
    // Playwright wants the fixtures named that one needs; this one needs none of them.
    async ({ browserName: _none }, provide) => {
      const stage = await Stage.open({ real: realQuay() })
      await provide(stage)
      await stage.close()
    },
    { scope: 'worker' },
  ],

  baseURL: async ({ stage }, provide) => provide(stage.console),

  yard: async ({ stage }, provide) => {
    const yard = new Yard(await groundOf(stage), stage.quay)
    await provide(yard)
    await yard.clear()
  },

  problems: [
    async ({ context }, provide) => {
      const problems = await watchProblems(context)
      await provide(problems)
      expect(problems.unexpected(), 'what the browser complained of').toEqual([])
    },
    { auto: true },
  ],
})

export { expect }
