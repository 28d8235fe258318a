import { expect, test } from './fixtures'
import { expectRepositories, heading } from './pages'
import { fillAccount, fillToken, PASSWORD, submitSignIn } from './people'

const BAD_TOKEN = 'Quay does not accept this token. It may be mistyped, expired or revoked'

test('a wrong password: what was typed stays, and the right one gets in', async ({
  page,
  demo,
  problems,
}) => {
  problems.allow(/status of 403/)
  const now = Date.now() / 1000
  await demo.clock(now)
  await page.goto('/signin?next=%2Frepository%2Facme%2Fweb')
  await fillAccount(page, 'admin', 'password13')
  await expect(page.getByRole('alert')).toContainText('The user name or the password is wrong.')
  await expect(page.getByRole('alert')).toContainText('Invalid Username or Password')
  await expect(page.getByLabel('Username')).toHaveValue('admin')
  await expect(page.getByLabel('Password')).toHaveValue('password13')

  await page.getByLabel('Password').fill(PASSWORD)
  // Quay wants half a second of patience after a wrong password.
  await demo.clock(now + 1)
  await submitSignIn(page)
  await expect(heading(page, 'acme/web')).toBeVisible()
})

test('after wrong passwords Quay wants patience: the wait is counted down', async ({
  page,
  demo,
  problems,
}) => {
  problems.allow(/status of 403/, /status of 429/)
  const now = Date.now() / 1000
  await demo.clock(now)
  await page.goto('/signin')
  await fillAccount(page, 'admin', 'wrong')
  await expect(page.getByRole('alert')).toContainText('The user name or the password is wrong.')

  // The wait is over in a second: what is said meanwhile is written down, however slow the machine.
  const said = await page.evaluateHandle(() => {
    const texts: string[] = []
    new MutationObserver(() => {
      for (const alert of document.querySelectorAll('[role=alert]')) texts.push(alert.textContent ?? '')
    }).observe(document.body, { subtree: true, childList: true, characterData: true })
    return texts
  })
  await fillAccount(page, 'admin', PASSWORD)
  await expect(page.getByRole('alert')).toContainText('You can try again now.')
  expect((await said.jsonValue()).join('\n')).toContain('Too many attempts. Try again in 1 second.')
  await demo.clock(now + 1)
  await submitSignIn(page)
  await expectRepositories(page)
})

test('while it waits, nothing is sent', async ({ page, demo, problems }) => {
  problems.allow(/status of 429/)
  await demo.faults({
    method: 'POST',
    path: '/api/v1/signin',
    times: 1,
    what: { status: 429, headers: { 'retry-after': '90' }, body: 'Too many login attempts.' },
  })
  await page.clock.install()
  await page.goto('/signin')
  await fillAccount(page, 'admin', PASSWORD)
  const alert = page.getByRole('alert')
  await expect(alert).toContainText(/Try again in (90|[678]\d) seconds/)
  await expect(alert).toContainText('Too many login attempts.')
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeDisabled()
  await page.getByLabel('Password').press('Enter')

  await page.clock.fastForward('00:50')
  await expect(alert).toContainText(/Try again in [1-4]\d seconds/)
  await page.clock.fastForward('00:50')
  await expect(alert).toContainText('You can try again now.')
  expect(await demo.requests(({ path }) => path === '/api/v1/signin')).toHaveLength(1)
  await submitSignIn(page)
  await expectRepositories(page)
})

for (const token of ['nonsense', 'expired', 'ünïcode']) {
  test(`the access token “${token}”: says what to do, and the field keeps it`, async ({ page, problems }) => {
    problems.allow(/status of 401/)
    await page.goto('/signin')
    await fillToken(page, token)
    await expect(page.getByRole('alert')).toContainText(BAD_TOKEN)
    await expect(page.getByRole('textbox', { name: 'Access token' })).toHaveValue(token)
    await fillToken(page, 'admin')
    await expectRepositories(page)
  })
}

for (const token of ['Bearer admin', 'adm in', 'ad\tmin']) {
  test(`an access token with white space inside (${JSON.stringify(token)}) is not sent`, async ({
    page,
    demo,
  }) => {
    await page.goto('/signin')
    await fillToken(page, token)
    const field = page.getByRole('textbox', { name: 'Access token' })
    await expect(field).toHaveAccessibleDescription(/spaces or line breaks inside/)
    await expect(field).toBeFocused()
    expect(await demo.requests(({ path }) => path.includes('nowhere'))).toEqual([])
  })
}

test('empty fields say what is missing, and nothing is sent', async ({ page, demo }) => {
  await page.goto('/signin')
  await submitSignIn(page)
  await expect(page.getByLabel('Username')).toHaveAccessibleDescription('Type your user name.')
  await expect(page.getByLabel('Username')).toBeFocused()
  await expect(page.getByLabel('Password')).toHaveAccessibleDescription('Type your password.')
  await page.getByLabel('Username').fill('admin')
  await submitSignIn(page)
  await expect(page.getByLabel('Username')).not.toHaveAttribute('aria-invalid')
  await expect(page.getByLabel('Password')).toBeFocused()
  await fillToken(page, '')
  await expect(page.getByRole('textbox', { name: 'Access token' })).toHaveAccessibleDescription(
    /Paste an access token\./,
  )
  expect(await demo.requests(({ method }) => method === 'POST')).toEqual([])
})
