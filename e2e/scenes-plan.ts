// Many tags at once: the preview, the plan under way, and its account.
import { expect } from './fixtures'
import type { Place, Scene } from './scene'

const WEB = '/repository/acme/api'

/** Chooses the first rows, and opens the preview of deleting them. */
async function preview({ page, words }: Place, rows: number): Promise<void> {
  for (let place = 1; place <= rows; place += 1)
    await page.getByRole('row').nth(place).getByRole('checkbox').check()
  await page.getByRole('button', { name: words.deleteSelected, exact: true }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
}

/** Deletes what was chosen: of the built-in world's newest tags none is locked. */
async function begin(place: Place, rows: number): Promise<void> {
  await preview(place, rows)
  const dialog = place.page.getByRole('dialog')
  const field = dialog.getByRole('textbox')
  if (await field.isVisible()) await field.fill(String(rows))
  await dialog.getByRole('button').last().click()
  await expect(dialog).toBeHidden()
}

export const PLAN_SCENES: Scene[] = [
  { name: 'plan-preview', path: WEB, act: (place) => preview(place, 12) },
  {
    name: 'plan-moment',
    path: WEB,
    act: async ({ page, words }) => {
      for (const place of [1, 2, 3]) await page.getByRole('row').nth(place).getByRole('checkbox').check()
      await page.getByRole('button', { name: words.changeSelected, exact: true }).click()
      await page.getByRole('menuitem').first().click()
      await page.getByRole('dialog').getByRole('textbox').first().fill('+4w')
      await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(3)
    },
  },
  {
    name: 'plan-rule',
    path: WEB,
    act: async ({ page, words }) => {
      const tools = page.getByRole('button', { name: words.tools, exact: true })
      const byRule = page.getByRole('button', { name: words.byRule, exact: true })
      await expect(tools.or(byRule).filter({ visible: true })).toBeVisible()
      if (await tools.isVisible()) {
        await tools.click()
        await page.getByRole('menuitem', { name: words.byRule, exact: true }).click()
      } else await byRule.click()
      const fields = page.getByRole('dialog').getByRole('textbox')
      await fields.first().fill('v2.* v1.*')
      await fields.last().fill('3')
      await expect(page.getByRole('dialog').getByRole('status')).toContainText(/\d/)
    },
  },
  {
    name: 'plan-waiting',
    path: WEB,
    act: async (place) => {
      await place.demo.faults({
        method: 'DELETE',
        path: '^/api/v1/repository/[^?]*/tag/',
        what: { status: 429, headers: { 'Retry-After': '600' } },
      })
      await begin(place, 3)
      await expect(place.page.getByRole('progressbar')).toBeVisible()
      await expect(place.page.getByText(/The server asked to wait|サーバーから待つように/)).toBeVisible()
    },
  },
  {
    name: 'plan-account',
    path: WEB,
    act: async (place) => {
      const { page, demo, words } = place
      await demo.faults({
        method: 'DELETE',
        path: '^/api/v1/repository/[^?]*/tag/',
        times: 1,
        what: { status: 403, body: { error_type: 'insufficient_scope' } },
      })
      await begin(place, 3)
      await page.getByRole('link', { name: words.planDetails, exact: true }).click()
      const groups = page.getByRole('article').getByRole('group')
      await expect(groups).toHaveCount(2)
      for (const at of [0, 1]) await groups.nth(at).locator('summary').click()
      await expect(page.getByRole('article').getByRole('listitem')).toHaveCount(3)
    },
  },
  {
    name: 'plan-undo',
    path: WEB,
    act: async (place) => {
      const { page, words } = place
      await begin(place, 3)
      await page.getByRole('link', { name: words.planDetails, exact: true }).click()
      await page.getByRole('article').getByRole('button', { name: words.undoDone }).click()
      await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(3)
    },
  },
  { name: 'activity-all', path: '/activity' },
]
