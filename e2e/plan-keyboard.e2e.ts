// A plan without a mouse: chosen, previewed, carried out, exported, undone.
import { readFile } from 'node:fs/promises'
import { moveTo, openMenuByKey } from './keys'
import { expect, test, visit, writes } from './operations'
import { tagRow, tagTable } from './pages'
import { planBar } from './plan'

const REPOSITORY = 'acme/api'

test('a plan is made, exported and undone by keyboard alone', async ({ page, demo, other }) => {
  await visit(page, REPOSITORY)
  await page.keyboard.press('/')
  await page.keyboard.type('v2.3.')
  const rows = tagTable(page, REPOSITORY).getByRole('rowheader')
  await expect(rows.first()).toContainText('v2.3.')
  await moveTo(page, page.getByRole('checkbox', { name: 'Select all that match' }))
  await page.keyboard.press('Space')
  const count = await rows.count()
  await expect(page.getByRole('region', { name: 'Selection' })).toContainText(`${count} selected`)
  await moveTo(page, page.getByRole('button', { name: 'Delete selected…' }))
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText(`${count} tags will be deleted.`)
  await moveTo(page, dialog.getByRole('button', { name: `Delete ${count} tags`, exact: true }))
  await page.keyboard.press('Enter')
  await expect(planBar(page)).toContainText(`${count} done`)
  await expect(tagRow(page, 'v2.3.1')).toHaveCount(0)

  await moveTo(page, planBar(page).getByRole('link', { name: 'Details' }))
  await page.keyboard.press('Enter')
  const account = page.getByRole('article')
  await moveTo(page, account.getByRole('button', { name: 'Export the account' }))
  const menu = await openMenuByKey(page)
  await moveTo(page, menu.getByRole('menuitem', { name: /CSV/ }), 'ArrowDown')
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
  const lines = (await readFile(await download.path(), 'utf8')).trim().split(/\r?\n/)
  expect(lines).toHaveLength(count + 1)
  expect(lines.find((line) => line.includes('v2.3.1'))).toContain('done')

  await moveTo(page, account.getByRole('button', { name: `Undo the ${count} that were done` }))
  await page.keyboard.press('Enter')
  await moveTo(page, dialog.getByRole('button', { name: `Undo ${count} changes` }))
  await page.keyboard.press('Enter')
  await expect(planBar(page)).toContainText('Undo')
  await expect(planBar(page)).toContainText(`${count} done`)
  expect(await other.live(REPOSITORY, 'v2.3.1')).toMatchObject({ reversion: true })
  // A signature tag that ended with its image comes back with it.
  const sent = (await writes(demo)).map(([what]) => what)
  expect(sent.filter((what) => what.startsWith('DELETE v2.3.'))).toHaveLength(count)
  expect(sent.filter((what) => /^POST v2\.3\.\d+\/restore$/.test(what))).toHaveLength(count)
})
