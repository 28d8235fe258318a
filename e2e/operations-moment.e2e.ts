// The moment at which a tag shall end, as people type it.
import { DAY, expirationIn, momentField, SET } from './expiration'
import { ask, confirm, expect, expectDone, expectHeld, test, visit, writes } from './operations'

const REPOSITORY = 'acme/api'

/** The day in six weeks, by UTC: its year, its month from 0 on, and itself. */
const SOON = new Date(Date.now() + 42 * DAY * 1000)
const [YEAR, MONTH, DATE] = [SOON.getUTCFullYear(), SOON.getUTCMonth(), SOON.getUTCDate()] as const
const SOON_TYPED = SOON.toISOString().slice(0, 'YYYY-MM-DD'.length)
const SOON_TOLD = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' }).format(SOON)

test('by the clocks of the time zone on screen', async ({ page, demo }) => {
  await visit(page, REPOSITORY)
  const dialog = await ask(page, 'stable', 'Set expiration…')
  await momentField(dialog).fill(`${SOON_TYPED} 18:00`)
  await expect(dialog).toContainText('Time zone: UTC')
  await confirm(dialog, SET)
  await expectDone(page, `Set the expiration of stable: ${SOON_TOLD}, 18:00:00 UTC`)
  expect(expirationIn(await writes(demo))).toBe(Date.UTC(YEAR, MONTH, DATE, 18) / 1000)
})

test.describe('in Tokyo', () => {
  test.use({ timezoneId: 'Asia/Tokyo' })

  test('the end of a day is that of its own midnight', async ({ page, demo }) => {
    await visit(page, REPOSITORY)
    const dialog = await ask(page, 'stable', 'Set expiration…')
    await momentField(dialog).fill(SOON_TYPED)
    await expect(dialog).toContainText('Time zone: Asia/Tokyo')
    await confirm(dialog, SET)
    await expectDone(page, `Set the expiration of stable: ${SOON_TOLD}, 23:59:59 GMT+9`)
    expect(expirationIn(await writes(demo))).toBe(Date.UTC(YEAR, MONTH, DATE, 14, 59, 59) / 1000)
  })
})

test('the offers fill in the field', async ({ page }) => {
  await visit(page, REPOSITORY)
  const dialog = await ask(page, 'stable', 'Set expiration…')
  const offer = (name: string) => dialog.getByRole('button', { name, exact: true })
  await offer('In 7 days').click()
  await expect(momentField(dialog)).toHaveValue('+7d')
  await offer('In 4 weeks').click()
  await expect(momentField(dialog)).toHaveValue('+4w')
  await expect(offer('In 4 weeks')).toHaveAttribute('aria-pressed', 'true')
  await offer('End of the month').click()
  await expect(momentField(dialog)).toHaveValue(/^\d{4}-\d{2}-(28|29|30|31)$/)
  await expect(dialog).toContainText(/23:59:59 UTC/)
})

test('what is no moment is said while it is typed, and never sent', async ({ page, demo }) => {
  await visit(page, REPOSITORY)
  const dialog = await ask(page, 'stable', 'Set expiration…')
  for (const [typed, said] of [
    ['soon', 'This is not understood.'],
    ['2027-02-30', 'There is no such day or time.'],
    ['2020-01-01', 'This has passed already.'],
    ['+999999999w', 'Quay knows no moment beyond the year 9999.'],
  ] as const) {
    await momentField(dialog).fill(typed)
    await expect(dialog).toContainText(said)
    await expect(momentField(dialog)).toHaveAttribute('aria-invalid', 'true')
    await expectHeld(dialog, SET)
  }
  expect(await writes(demo)).toEqual([])
})
