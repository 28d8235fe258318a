// A card of a tag's page, opened.
import { expect, test } from './fixtures'
import { signIn } from './people'
import { expectAsked } from './rest'

test.beforeEach(({ page }) => signIn(page, 'admin'))

test('a card tells of its image once it is opened, and asks no more than that takes', async ({
  page,
  demo,
  problems,
  context,
}) => {
  problems.allow(/status of 404/)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/repository/acme/api/tag/latest')
  const cards = page.getByRole('region', { name: 'History' }).getByRole('listitem')
  await expect(cards.first()).toContainText(/\d images/)
  const about = cards.first().getByText('About the image')
  await about.click()
  await expect(cards.first().getByText(/linux\/amd64, linux\/arm64/)).toBeVisible()
  const asked = async () => (await demo.requests(({ path }) => path.includes('/manifest/'))).length
  // The image's manifest and its labels: what the panel beside it reads is not read again.
  await expectAsked({ page, demo }, asked, 2)
  await cards.first().getByRole('button', { name: 'Copy the name by digest' }).click()
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toMatch(/^[^/]+\/acme\/api@sha256:[0-9a-f]{64}$/)

  await demo.fillRepository({ repository: 'acme/many', live: 1, lifetimes: 30 })
  await page.goto('/repository/acme/many/tag/build-000001')
  const former = cards.last()
  await expect(former).toBeVisible()
  // As many again of this image.
  await expectAsked({ page, demo }, asked, 4)
  await former.getByText('About the image').click()
  await expect(former.getByText(/^No live tag has this image/)).toBeVisible()
  await expectAsked({ page, demo }, asked, 5)
  await former.getByText('About the image').click()
  await expect(former.getByText(/^No live tag has this image/)).toBeHidden()
  await former.getByText('About the image').click()
  await expect(former.getByText(/^No live tag has this image/)).toBeVisible()
  await expectAsked({ page, demo }, asked, 5)
})
