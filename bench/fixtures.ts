import { test as base, type CDPSession } from '@playwright/test'
import { Demo } from '../e2e/demo'
import { signIn } from '../e2e/people'
import { Stage } from '../e2e/stage'
import { watch } from './watch'

/** What a page of a tag listing costs a Quay that is busy, in milliseconds. */
export const BUSY = 90

type OfWorker = {
  /** What a page of a tag listing costs the demo Quay, in milliseconds. */
  latency: number
  stage: Stage
}

type OfTest = { demo: Demo; cdp: CDPSession }

/** Somebody signed in by cookie, in a browser that has nothing of the console yet. */
export const test = base.extend<OfTest, OfWorker>({
  latency: [0, { option: true, scope: 'worker' }],
  stage: [
    async ({ latency }, provide) => {
      const stage = await Stage.open({ latency })
      await provide(stage)
      await stage.close()
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ stage }, provide) => provide(stage.console),
  demo: [
    async ({ stage, context }, provide, info) => {
      info.annotations.push({ type: 'browser', description: context.browser()?.version() ?? '' })
      const demo = new Demo(stage)
      await demo.reset()
      await signIn(context, 'admin')
      await demo.clearRequests()
      await provide(demo)
    },
    { auto: true },
  ],
  cdp: async ({ page }, provide) => {
    await page.addInitScript(watch)
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Performance.enable')
    await provide(cdp)
  },
})
