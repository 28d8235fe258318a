// The main path in Japanese, and on a phone.
import { LOOKS } from './camera'
import { expect, test, visit, writes } from './operations'
import { expectNoSidewaysScroll, tagRow } from './pages'
import { signIn } from './people'

const REPOSITORY = 'acme/api'

test.describe('in Japanese', () => {
  test.use({ locale: 'ja-JP' })

  test('create, move, delete, undo', async ({ page, demo, other }) => {
    const [first, second] = [
      await other.digest(REPOSITORY, 'v2.3.0'),
      await other.digest(REPOSITORY, 'v2.3.1'),
    ]
    await signIn(page, 'writer')
    await page.goto(`/repository/${REPOSITORY}`)
    await page.getByRole('button', { name: '新しいタグ' }).click()
    const dialog = page.getByRole('dialog', { name: '新しいタグ' })
    await dialog.getByRole('textbox').first().fill('候補')
    await expect(dialog.getByRole('textbox').first()).toHaveAttribute('aria-invalid', 'true')
    await dialog.getByRole('textbox').first().fill('candidate')
    await dialog.getByRole('combobox').fill('v2.3.0')
    await dialog.getByRole('button', { name: '作成' }).click()
    const notices = page.getByRole('region', { name: '通知' })
    await expect(notices).toContainText('candidate')
    await expect(dialog).toBeHidden()

    await page.getByRole('button', { name: 'candidate の操作' }).click()
    await page.getByRole('menuitem', { name: '移動…' }).click()
    await page.getByRole('dialog').getByRole('combobox').fill('v2.3.1')
    await page.getByRole('button', { name: 'candidate を移動する' }).click()
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(tagRow(page, 'candidate').getByTitle(second)).toBeVisible()

    await notices.getByRole('button', { name: '元に戻す' }).click()
    await expect(tagRow(page, 'candidate').getByTitle(first)).toBeVisible()
    expect(await writes(demo)).toEqual([
      ['PUT candidate', { manifest_digest: first }],
      ['PUT candidate', { manifest_digest: second }],
      ['POST candidate/restore', { manifest_digest: first }],
    ])
  })
})

test.describe('on a phone', () => {
  const phone = LOOKS.find(({ size, language }) => size === 'narrow' && language === 'en')
  test.use({ ...phone?.use })

  test('move, delete, undo: nothing sticks out, and all can be touched', async ({ page, demo, other }) => {
    const to = await other.digest(REPOSITORY, 'v2.3.1')
    await visit(page, REPOSITORY)
    await page.getByRole('button', { name: 'What can be done with stable' }).tap()
    await page.getByRole('menuitem', { name: 'Move…' }).tap()
    const dialog = page.getByRole('dialog', { name: 'Move stable' })
    await dialog.getByLabel('To the image of').fill('v2.3.1')
    await expectNoSidewaysScroll(page)
    const move = dialog.getByRole('button', { name: 'Move stable' })
    await expect(move).toBeInViewport()
    const box = await move.boundingBox()
    expect(box?.height).toBeGreaterThanOrEqual(40)
    // A sheet from below, as wide as the screen.
    expect((await dialog.boundingBox())?.width).toBe(390)
    await move.tap()
    const notices = page.getByRole('region', { name: 'Notices' })
    await expect(notices).toContainText('Moved stable')
    await expectNoSidewaysScroll(page)
    await notices.getByRole('button', { name: 'Undo' }).tap()
    await expect(notices).toContainText('Restored stable')
    expect((await writes(demo))[0]).toEqual(['PUT stable', { manifest_digest: to }])
  })

  for (const choice of ['Restore an earlier image…', 'Delete…', 'Pull commands']) {
    test(`nothing sticks out: ${choice}`, async ({ page }) => {
      await visit(page, REPOSITORY)
      await page.getByRole('button', { name: 'What can be done with v2.4.0', exact: true }).tap()
      await page.getByRole('menuitem', { name: choice }).tap()
      const dialog = page.getByRole('dialog')
      await expect(dialog).toBeVisible()
      await expectNoSidewaysScroll(page)
      const beyond = await dialog.evaluate((popup) => popup.scrollWidth - popup.clientWidth)
      expect(beyond, 'pixels beyond the dialog').toBe(0)
    })
  }
})
