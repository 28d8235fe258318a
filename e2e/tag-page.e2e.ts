// One tag: its life as cards, its image beside them, and what can be done from there.
import type { Page } from '@playwright/test'
import * as v from 'valibot'
import { Client } from './client'
import { expect, test } from './fixtures'
import { expectPast } from './operations'
import { heading } from './pages'
import { livingWorld, purgedWorld } from './past'
import { signIn } from './people'
import { atRest, expectAsked } from './rest'

const Listing = v.object({
  tags: v.array(v.object({ name: v.string(), is_sparse: v.optional(v.boolean(), false) })),
})

test.beforeEach(({ page }) => signIn(page, 'admin'))

test('is opened from the list for one request, and leads back', async ({ page, demo }) => {
  await page.goto('/repository/acme/api')
  // Left while it was under way, its row's own request would be asked again.
  await expectPast({ page, demo }, 'latest')
  await demo.clearRequests()
  await page.getByRole('link', { name: 'latest', exact: true }).click()
  await expect(heading(page, 'latest')).toBeVisible()
  await expect(page).toHaveURL(/\/repository\/acme\/api\/tag\/latest$/)
  await expect(page).toHaveTitle('latest in acme/api · Tidemark')
  await expect(page.getByText(/^Restored to/).first()).toBeVisible()
  const ofTag = await demo.requests(({ path }) => path.includes('specificTag=latest'))
  expect(ofTag.length).toBeLessThanOrEqual(1)
  await page.getByRole('link', { name: 'All tags of acme/api' }).click()
  await expect(heading(page, 'acme/api')).toBeVisible()
})

test('costs nothing more where the list told all of it', async ({ page, demo }) => {
  await page.goto('/repository/acme/web')
  await page.getByText('13 tags').waitFor()
  await demo.clearRequests()
  await page.getByRole('link', { name: 'next', exact: true }).click()
  await expect(heading(page, 'next')).toBeVisible()
  await expect(page.getByRole('region', { name: 'History' }).getByRole('listitem').first()).toBeVisible()
  await atRest(page, demo)
  expect(await demo.requests(({ path }) => path.includes('/tag/?'))).toEqual([])
})

test('costs its history, its image, what else is on it, and the usage log; readers no log', async ({
  page,
  demo,
  context,
}) => {
  const asked = async () =>
    (await demo.requests(({ path }) => path.startsWith('/api/v1/repository/')))
      .map(({ path }) =>
        path
          .replace('/api/v1/repository/acme/life', '')
          .replace(/sha256%3A\w+/, '…')
          .replace(/[?].*time=.*/, ''),
      )
      .toSorted()
  const ITS_OWN = [
    '/manifest/…',
    '/manifest/…/labels',
    '/tag/?limit=100&page=1',
    '/tag/?limit=100&page=1&specificTag=moved',
  ]
  await demo.world(livingWorld())
  await signIn(page, 'admin')
  await demo.clearRequests()
  await page.goto('/repository/acme/life/tag/moved')
  await expect(page.getByText('platform', { exact: true })).toBeVisible()
  await expectAsked({ page, demo }, asked, ['/logs', ...ITS_OWN, '?includeTags=false'])
  await context.clearCookies()
  await signIn(page, 'reader')
  await demo.clearRequests()
  await page.goto('/repository/acme/life/tag/moved')
  await expect(page.getByText('platform', { exact: true })).toBeVisible()
  await expectAsked({ page, demo }, asked, [...ITS_OWN, '?includeTags=false'])
})

test('restores from a card, and sees the history grow', async ({ page, demo }) => {
  await demo.world(livingWorld())
  await signIn(page, 'admin')
  await page.goto('/repository/acme/life/tag/moved')
  const cards = page.getByRole('region', { name: 'History' }).getByRole('listitem')
  await expect(cards).toHaveCount(2)
  await cards.filter({ hasText: 'First known on' }).getByRole('button', { name: 'Restore' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('radio', { checked: true })).toHaveCount(1)
  await dialog.getByRole('button', { name: 'Restore moved' }).click()
  await expect(cards).toHaveCount(3)
  await expect(cards.first()).toContainText('Restored to')
  await expect(cards.first()).toContainText('now')
  // The log has it, too, and is looked at again.
  await expect(cards.first()).toContainText('by admin')
})

test('an absence and a purge are cards of their own', async ({ page, demo }) => {
  await demo.world(livingWorld())
  await signIn(page, 'admin')
  await page.goto('/repository/acme/life/tag/returned')
  const cards = page.getByRole('region', { name: 'History' }).getByRole('listitem')
  await expect(cards.nth(1)).toContainText(/Ended|Deleted|Expired/)
  await expect(cards.nth(1)).toContainText('absent')
  await page.goto('/repository/acme/life/tag/purged')
  await expect(page.getByText('Deleted permanently').first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Restore', exact: true })).toHaveCount(0)
})

test('a purge ends no absence, and a move is none', async ({ page, demo, problems }) => {
  // Of a dead image Quay tells nothing.
  problems.allow(/status of 404/)
  await demo.world(purgedWorld())
  await signIn(page, 'admin')
  await page.goto('/repository/acme/life/tag/gone')
  const cards = page.getByRole('region', { name: 'History' }).getByRole('listitem')
  await expect(cards).toHaveCount(3)
  await expect(cards.nth(0)).toContainText('Deleted permanently')
  await expect(cards.nth(1)).toContainText('absent since then')
  await page.goto('/repository/acme/life/tag/onward')
  await expect(cards.filter({ hasText: /Moved on from\s*aaaaaaaa\s*to\s*bbbbbbbb/ })).toHaveCount(1)
  await expect(cards.filter({ hasText: 'absent' })).toHaveCount(0)
})

test('an index shows its platforms, one at a time', async ({ page }) => {
  await page.goto('/repository/acme/api/tag/latest')
  const platform = page.getByRole('radio', { name: /linux\/arm64/ })
  await platform.check()
  await expect(page.getByRole('heading', { name: /^\d+ layers?$/ })).toBeVisible()
  await expect(page.getByText('OCI image', { exact: true })).toBeVisible()
})

test('after a restore the image is the restored one, whatever platform was picked before', async ({
  page,
  stage,
}) => {
  const other = new Client(stage.quay, 'admin')
  const [live, ...earlier] = await other.lifetimes('acme/api', 'latest')
  const former = earlier.find(
    ({ is_manifest_list, manifest_digest }) => is_manifest_list && manifest_digest !== live?.manifest_digest,
  )
  const digest = former?.manifest_digest.slice(7, 15) ?? 'none'
  await page.goto('/repository/acme/api/tag/latest')
  const image = page.getByRole('complementary')
  await image.getByRole('radio', { name: /linux\/arm64/ }).check()
  await expect(image.getByText('OCI image', { exact: true })).toBeVisible()
  await page
    .getByRole('region', { name: 'History' })
    .getByRole('listitem')
    .filter({ hasText: digest })
    .first()
    .getByRole('button', { name: 'Restore', exact: true })
    .click()
  await page.getByRole('dialog').getByRole('button', { name: 'Restore latest' }).click()
  await expect(page.getByText(/^Restored latest to/)).toBeVisible()
  await expect(image.getByRole('radio', { name: 'the whole index' })).toBeChecked()
  await expect(image.getByText('OCI index', { exact: true })).toBeVisible()
  await expect(image.getByText(digest).first()).toBeVisible()
  await expect(image.getByText(new RegExp(`podman pull .*@sha256:${digest}`))).toBeVisible()
})

test('a sparse index says which of its images are missing', async ({ page }) => {
  const [sparse = ''] = await sparseTags(page)
  await page.goto(`/repository/acme/api/tag/${encodeURIComponent(sparse)}`)
  await expect(page.getByText(/of its images (is|are) missing here/)).toBeVisible()
  // Which one it is, too.
  await expect(page.getByRole('radio', { name: /missing\s*[0-9a-f]{8}/ }).first()).toBeDisabled()
})

test('of an odd name can be deleted and not moved, and it says why', async ({ page }) => {
  await page.goto(`/repository/acme/odd-names/tag/${encodeURIComponent('🚀-release')}`)
  const move = page.getByRole('button', { name: 'Move…' })
  await expect(move).toHaveAttribute('aria-disabled', 'true')
  await move.hover()
  await expect(page.getByRole('tooltip')).toHaveText(/Quay moves no tag of this name/)
  await expect(page.getByRole('button', { name: 'Delete…' })).not.toHaveAttribute('aria-disabled', 'true')
})

test('a name that nobody has says so', async ({ page }) => {
  await page.goto('/repository/acme/api/tag/never-was')
  await expect(page.getByText('No tag never-was here')).toBeVisible()
  await page.getByRole('link', { name: 'All tags of acme/api' }).click()
  await expect(heading(page, 'acme/api')).toBeVisible()
})

test('a reader sees all of it and is told why nothing can be changed', async ({ page, context }) => {
  await context.clearCookies()
  await signIn(page, 'reader')
  await page.goto('/repository/acme/api/tag/latest')
  await expect(page.getByText(/You can only read here/).filter({ visible: true })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Move…' })).toBeDisabled()
  for (const name of ['Restore', 'New tag']) {
    const action = page.getByRole('button', { name, exact: true }).first()
    await expect(action).toHaveAttribute('aria-disabled', 'true')
    await expect(action).toHaveAccessibleDescription(/You can only read here/)
  }
})

test('from a card of a locked tag nothing is restored, and it says why', async ({ page, demo, stage }) => {
  await demo.world(livingWorld())
  await signIn(page, 'admin')
  await new Client(stage.quay, 'admin').lock('acme/life', 'moved')
  await page.goto('/repository/acme/life/tag/moved')
  const restore = page.getByRole('button', { name: 'Restore', exact: true })
  await expect(restore).toHaveAttribute('aria-disabled', 'true')
  await expect(restore).toHaveAccessibleDescription(/The tag is locked/)
  await expect(page.getByRole('button', { name: 'New tag' }).first()).toBeEnabled()
})

/** The tags of acme/api on an index that lacks some of its images. */
async function sparseTags(page: Page): Promise<string[]> {
  const answer = await page.request.get('/api/v1/repository/acme/api/tag/?limit=100&onlyActiveTags=true', {
    headers: { 'x-requested-with': 'XMLHttpRequest' },
  })
  const { tags } = v.parse(Listing, await answer.json())
  return tags.filter(({ is_sparse }) => is_sparse).map(({ name }) => name)
}
