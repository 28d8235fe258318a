import { Client } from './client'
import { expect, test } from './fixtures'
import { signIn } from './people'
import { accounts, deedsOf, judge, random } from './soak'
import { MEDIUM, soak, type Soaked } from './soak-plans'

test('plans under fire: what the account says is what the server did, tag by tag', async ({
  page,
  demo,
  stage,
  problems,
}) => {
  test.setTimeout(300_000)
  problems.allow(/Failed to load resource/, /net::ERR/)
  const since = Math.floor(Date.now() / 1000)
  await signIn(page, 'admin')
  const client = new Client(stage.quay, 'writer')
  const soaked: Soaked = { page, demo, client, others: new Set(), next: random(20) }
  const reload = async () => {
    await page.reload()
    return page
  }
  await soak(soaked, 'expire', 'build-411', null)
  await soak(soaked, 'lock', 'build-421', null)
  await soak(soaked, 'purge', 'build-431', null)
  await soak(soaked, 'delete', 'build-40', reload)
  await demo.faults()
  const items = await accounts(page)
  const deeds = await deedsOf(new Client(stage.quay, 'admin'), MEDIUM, 'admin', since)
  expect(items.length).toBeGreaterThan(100)
  expect(judge(items, deeds, soaked.others)).toEqual({ unaccounted: 0, wrong: [] })
})
