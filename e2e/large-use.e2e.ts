// Ten thousand tags in use: by keyboard, chosen from, filtered by words, exported.
import { LARGE, allRead, row, focusedPlace } from './large'
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import * as v from 'valibot'
import { expect, test } from './fixtures'
import { choose, column, expectNoSidewaysScroll, filterTags, heading, tagNames, tagRow } from './pages'
import { ask, confirm, notices } from './operations'
import { signIn } from './people'

test.beforeEach(async ({ page }) => {
  await signIn(page, 'admin')
})

test('keys go from row to row, by pages and to the ends; the focus survives sorting', async ({ page }) => {
  await page.goto(`/repository/${LARGE}`)
  await expect(allRead(page)).toBeVisible()
  const expectFocused = (place: number) => expect.poll(() => focusedPlace(page)).toBe(place)
  await row(page, 1).focus()
  await page.keyboard.press('ArrowDown')
  await expectFocused(2)
  await page.keyboard.press('ArrowDown')
  await expectFocused(3)
  await page.keyboard.press('PageDown')
  await expect.poll(() => focusedPlace(page)).toBeGreaterThan(12)
  await page.keyboard.press('PageUp')
  await expectFocused(3)
  await page.keyboard.press('End')
  await expectFocused(10_150)
  await page.keyboard.press('Home')
  await expectFocused(1)

  // What is in the row is a step to the right; up and down keep to that column.
  await page.keyboard.press('ArrowRight')
  await expect(row(page, 1).getByRole('checkbox')).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(row(page, 1).getByRole('link')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(row(page, 2).getByRole('link')).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expect(row(page, 2).getByRole('checkbox')).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expect(row(page, 2)).toBeFocused()

  const name = (await row(page, 2).getByRole('rowheader').innerText()).trim()
  await page.evaluate(() => document.querySelectorAll<HTMLElement>('[role=columnheader] button')[0]?.click())
  await expect(column(page, 'Tag')).toHaveAttribute('aria-sort', 'ascending')
  await expect(tagRow(page, name)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(heading(page, name)).toBeVisible()
})

test('a selection survives scrolling, sorting and filtering; ranges, and all that match', async ({
  page,
}) => {
  await page.goto(`/repository/${LARGE}`)
  await expect(allRead(page)).toBeVisible()
  const bar = page.getByRole('region', { name: 'Selection' })
  await row(page, 2).getByRole('checkbox').check()
  await row(page, 6)
    .getByRole('checkbox')
    .click({ modifiers: ['Shift'] })
  await expect(bar).toContainText('5 selected')
  await row(page, 1).focus()
  await page.keyboard.press('Space')
  await expect(row(page, 1)).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('End')
  await expect(bar).toContainText('6 selected')
  await column(page, 'Size').getByRole('button').click()
  await expect(bar).toContainText('6 selected')
  await filterTags(page).fill('group:pr-*')
  await expect(page.getByText('250 tags', { exact: true })).toBeVisible()
  await expect(bar).toContainText('not shown')
  await bar.getByRole('button', { name: 'Select all 250' }).click()
  await expect(bar).toContainText(/25\d selected/)
  await page.getByRole('checkbox', { name: 'Select all that match' }).uncheck()
  await expect(bar).toContainText(/^[456] selected/)
  await bar.getByRole('button', { name: 'Clear' }).click()
  await expect(bar).toBeHidden()
})

const Exported = v.array(
  v.object({ name: v.string(), manifest_digest: v.string(), start: v.pipe(v.string(), v.isoTimestamp()) }),
)

async function exported(page: Page, button: string | RegExp, choice: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    (async () => {
      await page.getByRole('button', { name: button }).click()
      await page.getByRole('menuitem', { name: choice }).click()
    })(),
  ])
  return readFile(await download.path(), 'utf8')
}

test('what is shown is exported: filter, order and columns as on screen', async ({ page }) => {
  await page.goto(`/repository/${LARGE}?q=group:pr-*&sort=name`)
  await expect(page.getByText('250 tags', { exact: true })).toBeVisible()
  const rows = v.parse(Exported, JSON.parse(await exported(page, 'Export', 'As JSON')))
  expect(rows).toHaveLength(250)
  expect(rows.slice(0, 5).map(({ name }) => name)).toEqual(
    (await tagNames(page).allInnerTexts()).slice(0, 5).map((name) => name.trim()),
  )
  for (const column of ['Size', 'Timeline']) {
    await page.getByRole('button', { name: 'View' }).click()
    await page.getByRole('menuitemcheckbox', { name: column }).click()
    await expect(page.getByRole('columnheader', { name: column })).toBeHidden()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('menu')).toBeHidden()
  }
  const csv = await exported(page, 'Export', 'As CSV')
  const [head, ...lines] = csv.trim().split('\r\n')
  expect(head).toBe('name,manifest_digest,is_manifest_list,start,end,immutable')
  expect(lines).toHaveLength(250)
  // The choice of columns is remembered.
  await page.reload()
  await expect(page.getByText('250 tags', { exact: true })).toBeVisible()
  await expect(page.getByRole('columnheader', { name: 'Size' })).toBeHidden()

  await row(page, 1).getByRole('checkbox').check()
  const chosen = v.parse(
    v.array(v.object({ name: v.string() })),
    JSON.parse(await exported(page, 'Export selected', 'As JSON')),
  )
  expect(chosen).toEqual([expect.objectContaining({ name: rows[0]?.name })])
})

test('filter words are in the menu and in the URL', async ({ page }) => {
  await page.goto(`/repository/${LARGE}`)
  await expect(allRead(page)).toBeVisible()
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  await page.getByRole('menuitemcheckbox', { name: 'pr-* (250)' }).click()
  await expect(page).toHaveURL(/q=group%3Apr-\*/)
  await expect(filterTags(page)).toHaveValue('group:pr-*')
  await expect(page.getByText('250 tags', { exact: true })).toBeVisible()
  await page.getByRole('menuitemcheckbox', { name: 'expiring' }).click()
  await expect(filterTags(page)).toHaveValue('group:pr-* is:expiring')
  await page.keyboard.press('Escape')
  const digest = await row(page, 1).locator('[data-hint^="sha256:"], [title^="sha256:"]').first().innerText()
  await filterTags(page).fill(`digest:${digest.slice(0, 8)}`)
  await expect(tagNames(page).first()).toBeVisible()
})

test('the history is exported as it is filtered', async ({ page }) => {
  await page.goto('/repository/acme/web?tab=history&kind=ended')
  // Where the usage log is there, what ended is what it tells.
  await expect(page.getByRole('button', { name: /^Who/ })).toBeVisible()
  await expect(page.getByText(/^\d+ changes?$/)).toBeVisible()
  const changes = v.parse(
    v.array(
      v.object({ at: v.pipe(v.string(), v.isoTimestamp()), tag: v.string(), change: v.literal('ended') }),
    ),
    JSON.parse(await exported(page, 'Export', 'As JSON')),
  )
  await expect(page.getByText(new RegExp(`^${changes.length} changes?$`))).toBeVisible()
})

test('keys are listed', async ({ page }) => {
  await page.goto('/repository/acme/web')
  await expect(page.getByRole('button', { name: 'View' })).toBeVisible()
  await page.keyboard.press('?')
  const list = page.getByRole('region', { name: 'Keyboard' })
  await expect(list).toContainText('Read the list anew')
  await page.keyboard.press('Enter')
  await expect(list).toBeHidden()
})

test('rows are as high as one likes', async ({ page }) => {
  await page.goto('/repository/acme/web')
  const height = async () => (await row(page, 2).boundingBox())?.height
  await expect(tagNames(page).first()).toBeVisible()
  await expect.poll(height).toBe(40)
  await choose(page, 'View', 'compact')
  await expect.poll(height).toBe(32)
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('it is read, filtered, chosen from and exported in the room there is', async ({ page }) => {
    await page.goto(`/repository/${LARGE}`)
    await expect(allRead(page)).toBeVisible()
    await expectNoSidewaysScroll(page)
    await page.getByRole('button', { name: 'Filter and sort' }).tap()
    await page.getByRole('menuitemcheckbox', { name: 'pr-* (250)' }).tap()
    await page.keyboard.press('Escape')
    await expect(page.getByText('250 tags', { exact: true })).toBeVisible()
    await row(page, 1).getByRole('checkbox').tap()
    await row(page, 2).getByRole('checkbox').tap()
    const bar = page.getByRole('region', { name: 'Selection' })
    await expect(bar).toContainText('2 selected')
    await expect(bar).toBeInViewport({ ratio: 1 })
    await expectNoSidewaysScroll(page)
    const csv = await exported(page, 'Export selected', 'As CSV')
    expect(csv.trim().split('\r\n')).toHaveLength(3)
    // The last row can be scrolled clear of the bar.
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
    await expect(row(page, 250)).toBeVisible()
    const covered = async () => {
      const [last, cover] = await Promise.all([row(page, 250).boundingBox(), bar.boundingBox()])
      return last === null || cover === null ? null : Math.max(0, last.y + last.height - cover.y)
    }
    await expect.poll(covered).toBe(0)
  })

  test('what was done, with its undo, hides nothing of what is chosen', async ({ page }) => {
    await page.goto('/repository/acme/web')
    for (const place of [1, 2]) await row(page, place).getByRole('checkbox').tap()
    const bar = page.getByRole('region', { name: 'Selection' })
    await expect(bar).toContainText('2 selected')
    const gone = (await row(page, 3).getByRole('rowheader').innerText()).trim()
    await confirm(await ask(page, gone, 'Delete…'), `Delete ${gone}`)
    const notice = notices(page)
    await expect(notice.getByRole('button', { name: 'Undo' })).toBeVisible()
    // Both can be pressed: neither lies on the other.
    await bar.getByRole('button', { name: 'Clear' }).click({ trial: true })
    await notice.getByRole('button', { name: 'Undo' }).tap()
    await expect(notice).toContainText('Restored')
    await bar.getByRole('button', { name: 'Clear' }).tap()
    await expect(bar).toBeHidden()
  })
})
