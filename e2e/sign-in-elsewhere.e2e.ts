import { expect, test } from './fixtures'
import { expectRepositories } from './pages'
import { fillToken, signIn } from './people'
import { bareRepository, emptyWorld } from './worlds'

const service = { external_login: [{ id: 'keycloak', title: 'Keycloak' }] }

test('on Quay’s own host its sign-in opens in a new tab, and coming back is noticed', async ({
  page,
  demo,
  stage,
}) => {
  const config = { ...service, config: { SERVER_HOSTNAME: new URL(stage.console).host } }
  await demo.world(emptyWorld({ config, repositories: [bareRepository('web')] }))
  await page.goto('/signin')
  await expect(page.getByText('People sign in to this Quay with Keycloak, on Quay’s own page.')).toBeVisible()
  await expect(page.getByLabel('Username')).toBeHidden()

  const opening = page.waitForEvent('popup')
  await page.getByRole('link', { name: 'Sign in at Quay' }).click()
  const quay = await opening
  await expect(quay).toHaveURL(`${stage.console}/signin`)
  await expect(page.getByRole('status')).toContainText('this page notices')

  await signIn(quay, 'admin')
  await quay.close()
  // Every page believes that it has the focus here, so it has to be told that the person came back to it.
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await expectRepositories(page)
})

test('elsewhere an access token is the way, and where to get one is said', async ({ page, demo }) => {
  await demo.world(emptyWorld({ config: { ...service, features: { DIRECT_LOGIN: false } } }))
  await page.goto('/signin')
  await expect(page.getByText('That page can’t hand the session to this console')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Sign in at Quay' })).toBeHidden()
  await fillToken(page, 'admin')
  await expect(page.getByText('No repositories to see')).toBeVisible()
})
