// A tag's page, opened from the list.
import { expect } from '@playwright/test'
import { tell } from './figure'
import { test } from './fixtures'
import { complete, firstRow, LARGE, LARGE_COUNT } from './pages'

/** What is asked of the tag itself, or of a whole list; other rows may still be asking for their own past. */
const isFor =
  (tag: string) =>
  ({ path }: { path: string }) => {
    const of = new URL(path, 'http://quay').searchParams.get('specificTag')
    return path.includes('/tag/?') && (of === null || of === tag)
  }

for (const [what, path, count, goal] of [
  ['its lifetimes not known', LARGE, LARGE_COUNT, 1],
  ['its lifetimes known', '/repository/acme/web', /^\d+ tags/, 0],
] as const)
  test(`opening a tag, ${what}`, async ({ page, demo }) => {
    await page.goto(path)
    await complete(page, count)
    const link = firstRow(page).getByRole('link').first()
    const tag = (await link.innerText()).trim()
    await demo.clearRequests()
    await link.click()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await page.waitForLoadState('networkidle')
    tell(
      `opening a tag’s page from the list, ${what}: tag requests`,
      (await demo.requests(isFor(tag))).length,
      '',
      goal,
    )
  })
