// Many tags by rule: what the rule takes and leaves alone is told before, and what it does is a plan like any other.
import type { Page } from '@playwright/test'
import { expect, test, visit, writes } from './operations'
import { tagRow } from './pages'
import { planBar } from './plan'

const REPOSITORY = 'acme/api'

async function byRule(page: Page) {
  await page.getByRole('button', { name: 'By rule…' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  return dialog
}

test('a rule keeps the newest, the locked, and each image’s last tag, and says so', async ({
  page,
  demo,
}) => {
  await visit(page, REPOSITORY, 'admin')
  const dialog = await byRule(page)
  const preview = dialog.getByRole('button', { name: 'Show what will happen' })
  await expect(preview).toHaveAttribute('aria-disabled', 'true')
  await dialog.getByLabel('Names like', { exact: true }).fill('v2.*')
  await expect(dialog.getByRole('status')).toContainText('locked and stay')
  await expect(dialog.getByRole('status')).toContainText('last tag')
  await dialog.getByLabel('Also an image’s last tag').check()
  await expect(dialog.getByRole('status')).not.toContainText('last tag')
  await dialog.getByLabel('Keep the newest').fill('many')
  await expect(dialog).toContainText('A whole number')
  await expect(preview).toHaveAttribute('aria-disabled', 'true')
  await dialog.getByLabel('Keep the newest').fill('2')
  await expect(dialog.getByRole('status')).toContainText('2 stay as the newest.')
  await dialog.getByLabel('But not names like').fill('v2.3.0')
  const told = (await dialog.getByRole('status').locator('p').innerText()).match(/^\d+/)?.[0] ?? ''
  await preview.click()
  const plan = page.getByRole('dialog', { name: `Delete ${told} tags in acme/api` })
  await expect(plan).toContainText(`${told} tags will be deleted.`)
  await expect(plan).not.toContainText('v2.3.0')
  await plan.getByRole('button', { name: 'Back to the rule' }).click()
  await expect(page.getByLabel('But not names like')).toHaveValue('v2.3.0')
  await page.getByRole('button', { name: 'Show what will happen' }).click()
  await plan.getByRole('button', { name: `Delete ${told} tags`, exact: true }).click()
  await expect(planBar(page)).toContainText(`${told} done`)
  await expect(planBar(page)).toContainText('Finished')
  await expect(tagRow(page, 'v2.3.0')).toBeVisible()
  expect(await writes(demo)).toHaveLength(Number(told))
})

test('no rule is offered before the list is whole', async ({ page, demo }) => {
  await demo.fillRepository({ repository: 'acme/many', live: 250, lifetimes: 250 })
  await demo.faults({ path: '^/api/v1/repository/acme/many/tag/\\?.*page=2', what: { hold: true } })
  await visit(page, 'acme/many', 'admin')
  const dialog = await byRule(page)
  await dialog.getByLabel('Names like', { exact: true }).fill('*')
  await expect(dialog).toContainText('The list is not whole')
  const preview = dialog.getByRole('button', { name: 'Show what will happen' })
  await expect(preview).toHaveAttribute('aria-disabled', 'true')
  await demo.faults()
  await expect(dialog).not.toContainText('The list is not whole')
  await expect(dialog.getByRole('status')).toContainText('225 tags are meant.')
  await expect(dialog.getByRole('status')).toContainText('25 stay as their images’ last tags.')
  await dialog.getByLabel('Also an image’s last tag').check()
  await expect(dialog.getByRole('status')).toContainText('250 tags are meant.')
  await expect(preview).not.toHaveAttribute('aria-disabled', 'true')
})
