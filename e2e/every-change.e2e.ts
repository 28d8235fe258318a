// Every kind of change, made beside the console on acme/api, is told in its history, on the tag's page and in its row.
import { Client } from './client'
import type { Demo } from './demo'
import { expect, test } from './fixtures'
import { choose } from './pages'
import { signIn } from './people'

const REPOSITORY = 'acme/api'
const MINUTE = 60

/** Does one thing after the other, a minute apart. */
async function minuteByMinute(demo: Demo, steps: (() => Promise<unknown>)[]): Promise<void> {
  let now = Math.floor(Date.now() / 1000)
  for (const step of steps) {
    now += MINUTE
    await demo.clock(now)
    await step()
  }
  await demo.clock(now + MINUTE)
}

test.beforeEach(async ({ page, demo, stage }) => {
  const other = new Client(stage.quay, 'admin')
  const [a, b] = [await other.digest(REPOSITORY, 'stable'), await other.digest(REPOSITORY, 'v2.3.2')]
  expect(a).not.toBe(b)
  const tag = (action: string) => `/api/v1/repository/${REPOSITORY}/tag/story${action}`
  await minuteByMinute(demo, [
    () => other.point(REPOSITORY, 'story', a),
    () => other.point(REPOSITORY, 'story', a),
    () => other.point(REPOSITORY, 'story', b),
    () => other.call('POST', tag('/restore'), { manifest_digest: a }),
    () => other.remove(REPOSITORY, 'story'),
    () => other.point(REPOSITORY, 'story', b),
    () => other.point(REPOSITORY, 'gone', b),
    () =>
      other.call('POST', `/api/v1/repository/${REPOSITORY}/tag/gone/expire`, {
        manifest_digest: b,
        is_alive: true,
      }),
  ])
  await signIn(page, 'admin')
})

const TOLD = [
  /Returned to.*by admin/,
  /Deleted.*by admin/,
  /Restored to.*by admin/,
  /Moved to.*by admin/,
  /Set again to.*by admin/,
  /First known on.*by admin/,
]

test('in the history of the repository, one kind at a time, too', async ({ page }) => {
  await page.goto(`/repository/${REPOSITORY}?tab=history&q=story`)
  const rows = page.getByRole('region', { name: 'History' }).getByRole('listitem')
  await expect(rows).toHaveText(TOLD)
  for (const kind of ['returned', 'ended', 'restored', 'moved', 'renewed', 'first known']) {
    await choose(page, /^What happened/, kind)
    await expect(page.getByText('1 change', { exact: true })).toBeVisible()
    await expect(rows).toHaveCount(1)
    await choose(page, /^What happened/, 'anything')
    await expect(rows).toHaveCount(TOLD.length)
  }
  await page.getByRole('searchbox', { name: 'Filter by tag' }).fill('gone')
  await choose(page, /^What happened/, 'purged')
  await expect(rows).toHaveText([/gone.*Deleted permanently.*by admin/])
})

test('on the tag’s page, a card each', async ({ page }) => {
  await page.goto(`/repository/${REPOSITORY}/tag/story`)
  await expect(page.getByRole('region', { name: 'History' }).getByRole('listitem')).toHaveText(TOLD)
})

test('in the tag’s row, as a sentence', async ({ page }) => {
  await page.goto(`/repository/${REPOSITORY}?q=story`)
  await expect(
    page.getByRole('button', {
      name: /^story points to \w{8} since .*\. 5 changes in the time shown\. 1 restore\. 1 absence\.$/,
    }),
  ).toBeVisible()
})
