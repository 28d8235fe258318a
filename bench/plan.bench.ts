// A thousand operations, before a Quay that answers at once.
import { askDeletion, beginDeletion, chooseAll } from '../e2e/plan'
import { round, tell } from './figure'
import { test } from './fixtures'
import { complete, says } from './pages'
import { busy, heap, longest, seen } from './watch'

const COUNT = 1_000

test('a thousand deletions', async ({ page, cdp, demo }) => {
  await demo.fillRepository({ repository: 'acme/many', live: COUNT, lifetimes: COUNT })
  await page.goto('/repository/acme/many')
  await complete(page, COUNT)
  await chooseAll(page)
  const before = (await seen(page)).tasks.length
  const dialog = await askDeletion(page)
  const asked = (await seen(page)).tasks.slice(before)
  tell('a plan of 1,000 deletions: longest task of its preview', round(longest(asked)), 'ms', 100)
  const busyBefore = await busy(cdp)
  const begin = Date.now()
  await beginDeletion(dialog, COUNT)
  await says(page, '[data-plan-bar] [role=status]', /^Finished/)
  const seconds = (Date.now() - begin) / 1000
  const { tasks } = await seen(page)
  tell('… time', round(seconds, 1), 's', null, `${round(COUNT / seconds)} a second`)
  tell('… longest task while it runs', round(longest(tasks.slice(before + asked.length))), 'ms', 100)
  tell('… main thread', round((await busy(cdp)) - busyBefore), 'ms', null)
  tell('… JS heap after', round(await heap(cdp), 1), 'MB', null)
})
