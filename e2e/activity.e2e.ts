// What was done from a browser: kept over a reload, for who did it alone.
import type { Page } from '@playwright/test'
import { ask, confirm, expect, expectDone, test, visit } from './operations'
import { signIn } from './people'

const REPOSITORY = 'acme/api'

/** How many entries the browser has kept: what was done a moment ago is on its way there. */
const kept = (page: Page) =>
  page.evaluate(async () => {
    const all = await indexedDB.databases()
    if (!all.some(({ name }) => name === 'tidemark')) return 0
    return new Promise<number>((resolve) => {
      const opening = indexedDB.open('tidemark')
      opening.addEventListener('success', () => {
        const counting = opening.result.transaction('activity').objectStore('activity').count()
        counting.addEventListener('success', () => {
          opening.result.close()
          resolve(counting.result)
        })
      })
    })
  })

test('what was done outlives a reload, can be undone from the page of all activity, and forgotten', async ({
  page,
  other,
}) => {
  await visit(page, REPOSITORY)
  await confirm(await ask(page, 'v2.3.1', 'Delete…'), 'Delete v2.3.1')
  await expectDone(page, 'Deleted v2.3.1')
  await expect.poll(() => kept(page)).toBe(1)
  await page.reload()
  await expect(page.getByRole('grid')).toBeVisible()
  // What was done before is no news.
  await expect(page.getByRole('region', { name: 'Notices' })).toBeHidden()

  await page.getByRole('button', { name: 'Account and settings' }).click()
  await page.getByRole('menuitem', { name: 'All activity' }).click()
  await expect(page).toHaveURL(/\/activity$/)
  const entry = page.getByRole('listitem').filter({ hasText: 'v2.3.1' })
  await expect(entry.getByRole('link', { name: REPOSITORY })).toBeVisible()
  await entry.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(entry.getByText('undone', { exact: true })).toBeVisible()
  expect(await other.live(REPOSITORY, 'v2.3.1')).toMatchObject({ reversion: true })
  await expect.poll(() => kept(page)).toBe(2)

  await signIn(page, 'admin')
  await page.goto(`/repository/${REPOSITORY}?tab=activity`)
  await expect(page.getByText('Nothing yet')).toBeVisible()

  await signIn(page, 'writer')
  await page.goto(`/repository/${REPOSITORY}?tab=activity`)
  await expect(entry).toHaveCount(2)
  await page.getByRole('button', { name: 'Forget these' }).click()
  await expect(page.getByText('Nothing yet')).toBeVisible()
  await page.reload()
  await expect(page.getByText('Nothing yet')).toBeVisible()
  await expect(entry).toHaveCount(0)
})
