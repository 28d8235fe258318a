// Labels of an image: added and deleted on a tag's page, each with its way back.
import { expect, test } from './operations'
import { signIn } from './people'

const TAG = '/repository/acme/api/tag/stable'

test('a label is added, deleted, and brought back', async ({ page, demo, problems }) => {
  problems.allow(/status of 400/)
  await signIn(page, 'writer')
  await page.goto(TAG)
  const panel = page.getByRole('region', { name: 'Labels' })
  await panel.getByRole('button', { name: 'Add a label…' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('Labels belong to the image')
  const last = dialog.getByRole('button', { name: 'Add the label' })
  await expect(last).toHaveAttribute('aria-disabled', 'true')
  await dialog.getByLabel('Key').fill('Team')
  await expect(dialog).toContainText('Keys are made of small letters')
  await dialog.getByLabel('Key').fill('team')
  await dialog.getByLabel('Value').fill('platform')
  await last.click()
  await expect(dialog).toBeHidden()
  await expect(panel.getByRole('status')).toContainText('Added the label team=platform.')
  await expect(panel.getByRole('listitem').filter({ hasText: 'team' })).toContainText('platform')

  await panel.getByRole('button', { name: 'Delete the label team=platform' }).click()
  await dialog.getByRole('button', { name: 'Delete the label' }).click()
  await expect(panel.getByRole('status')).toContainText('Deleted the label team=platform.')
  await expect(panel.getByRole('listitem').filter({ hasText: 'team' })).toHaveCount(0)
  await panel.getByRole('button', { name: 'Undo' }).click()
  await expect(panel.getByRole('listitem').filter({ hasText: 'team' })).toHaveCount(1)

  await panel.getByRole('button', { name: 'Add a label…' }).click()
  await dialog.getByLabel('Key').fill('quay.mine')
  await last.click()
  await expect(dialog.getByRole('alert')).toContainText('Label has a reserved prefix')
  await expect(dialog.getByLabel('Key')).toHaveValue('quay.mine')
  const sent = (await demo.requests(({ method }) => method !== 'GET')).filter(({ path }) =>
    path.includes('/labels'),
  )
  expect(sent.map(({ method }) => method)).toEqual(['POST', 'DELETE', 'POST', 'POST'])
})
