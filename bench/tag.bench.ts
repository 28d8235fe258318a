// A tag's page, opened from the list.
import { expect } from '@playwright/test'
import { tell } from './figure'
import { test } from './fixtures'
import { complete, firstRow, LARGE, LARGE_COUNT } from './pages'

const ofTags = ({ path }: { path: string }) => path.includes('/tag/?')

for (const [what, path, count, goal] of [
  ['its lifetimes not known', LARGE, LARGE_COUNT, 1],
  ['its lifetimes known', '/repository/acme/web', /^\d+ tags/, 0],
] as const)
  test(`opening a tag, ${what}`, async ({ page, demo }) => {
    await page.goto(path)
    await complete(page, count)
    // While the clock stands no row asks for its own past.
    await demo.clearRequests()
    await firstRow(page).getByRole('link').first().click()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await page.waitForLoadState('networkidle')
    tell(
      `opening a tag’s page from the list, ${what}: tag requests`,
      (await demo.requests(ofTags)).length,
      '',
      goal,
    )
  })
