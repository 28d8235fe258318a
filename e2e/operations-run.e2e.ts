// One press, one write; what is under way; and one undo after the other.
import {
  ask,
  askNew,
  confirm,
  expect,
  expectDone,
  fillImage,
  nameField,
  notices,
  short,
  test,
  visit,
  writes,
} from './operations'

const REPOSITORY = 'acme/api'

test('a double click sends one write, and so does one on its undo', async ({ page, demo, other }) => {
  const from = await other.digest(REPOSITORY, 'stable')
  await visit(page, REPOSITORY)
  const dialog = await ask(page, 'stable', 'Move…')
  await fillImage(dialog, 'v2.3.1')
  await dialog.getByRole('button', { name: 'Move stable' }).dblclick()
  await expectDone(page, 'Moved stable')
  expect((await writes(demo)).map(([what]) => what)).toEqual(['PUT stable'])
  await notices(page).getByRole('button', { name: 'Undo', exact: true }).dblclick()
  await expectDone(page, `Restored stable to ${short(from)}.`)
  await expect(notices(page).getByRole('button', { name: 'Undo', exact: true })).toBeHidden()
  expect((await writes(demo)).map(([what]) => what)).toEqual(['PUT stable', 'POST stable/restore'])
})

test('what is under way keeps its dialog, and what was typed stays as it was sent', async ({
  page,
  demo,
  problems,
}) => {
  problems.allow(/status of 403/)
  await visit(page, REPOSITORY)
  const dialog = await askNew(page)
  await nameField(dialog).fill('candidate')
  await fillImage(dialog, 'v2.3.1')
  await expect(dialog.getByRole('button', { name: 'Create' })).toHaveAttribute('aria-disabled', 'false')
  await demo.faults({ method: 'PUT', path: '/api/v1/repository/acme/api/tag/*', what: { hold: true } })
  await confirm(dialog, 'Create')
  await expect(dialog.getByRole('button', { name: 'Checking and sending…' })).toBeVisible()
  await page.keyboard.press('Escape')
  await nameField(dialog).pressSequentially('-2')
  await expect(dialog).toBeVisible()
  await expect(nameField(dialog)).toHaveValue('candidate')
  await demo.faults()
  await expectDone(page, 'Created candidate')
})

test('one after the other can be undone', async ({ page, other }) => {
  const first = await other.digest(REPOSITORY, 'stable')
  await visit(page, REPOSITORY)
  for (const image of ['v2.3.1', 'v2.3.0']) {
    const dialog = await ask(page, 'stable', 'Move…')
    await fillImage(dialog, image)
    await confirm(dialog, 'Move stable')
    await expectDone(page, `Moved stable to ${short(await other.digest(REPOSITORY, image))}`)
  }
  await page.getByRole('link', { name: /^Activity/ }).click()
  const entries = page.getByRole('region', { name: /^What was done from/ }).getByRole('listitem')
  await entries
    .filter({ hasText: 'Moved' })
    .first()
    .getByRole('button', { name: 'Undo', exact: true })
    .click()
  await expect(entries).toHaveCount(3)
  await entries.filter({ hasText: 'Moved' }).last().getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(entries).toHaveCount(4)
  await expect(entries.first()).toContainText(`Restored stable to ${short(first)}.`)
  expect(await other.digest(REPOSITORY, 'stable')).toBe(first)
})
