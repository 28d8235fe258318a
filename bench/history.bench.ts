// The whole history of a repository with a hundred thousand lifetimes, before a Quay that answers at once.
import { typeTexts } from './durations'
import { percentile, round, tell } from './figure'
import { test } from './fixtures'
import { says } from './pages'
import { busy, heap, longest, seen } from './watch'

test('100,150 lifetimes', async ({ page, cdp, demo }) => {
  await demo.fillRepository({ repository: 'acme/huge', live: 10_150, lifetimes: 100_150 })
  const begin = Date.now()
  await page.goto('/repository/acme/huge?tab=history')
  await page.getByRole('button', { name: 'Read all of it' }).click()
  await says(page, 'main p', /^All that Quay still knows/)
  tell('100,150 lifetimes read to the end: time', round((Date.now() - begin) / 1000, 1), 's', 40)
  const { tasks } = await seen(page)
  tell('… longest task', round(longest(tasks)), 'ms', 100)
  tell('… main thread', round(await busy(cdp)), 'ms', null)
  tell('… JS heap after', round(await heap(cdp), 1), 'MB', 150)
  const letters = await typeTexts(page, page.getByRole('searchbox'), ['build-00', '77', '123'])
  tell(
    '… typing in the filter over its changes, to the next paint, p95',
    round(percentile(letters, 95)),
    'ms',
    50,
    `${letters.length} letters`,
  )
  tell(
    '… longest task while filtering',
    round(longest((await seen(page)).tasks.slice(tasks.length))),
    'ms',
    100,
  )
})
