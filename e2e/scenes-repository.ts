// A repository and its tags.
import type { World } from '../demo/world/types'
import { livePages } from './demo'
import { expect } from './fixtures'
import { livingWorld, sparseWorld } from './past'
import { signIn } from './people'
import { answer, openMenu, type Place, type Scene } from './scene'

const LISTING = '/api/v1/repository/acme/api/tag/'
/** Three tags that moved fifty times each. */
const FEW = { repository: 'acme/few', live: 3, lifetimes: 150 }
/** What is read behind the first rows; the histories of the rows in view are asked for besides. */
const MORE = '^/api/v1/repository/acme/few/tag/\\?limit=\\d+&page=(?!1$)\\d+$'

/** Puts a world in place, in which admin is signed in. */
const liveIn =
  (world: World) =>
  async ({ page, demo }: Place): Promise<void> => {
    await demo.world(world)
    await signIn(page, 'admin')
  }

export const REPOSITORY_SCENES: Scene[] = [
  { name: 'repository', path: '/repository/acme/api', crowded: true },
  { name: 'repository-versions', path: '/repository/acme/api?q=v2.&sort=-name' },
  { name: 'repository-ended', path: '/repository/acme/api?status=ended&q=pr-' },
  { name: 'repository-all-statuses', path: '/repository/acme/api?status=all&sort=name', crowded: true },
  { name: 'repository-public', path: '/repository/acme/web' },
  { name: 'repository-mirrored', path: '/repository/acme/ubi9-minimal' },
  { name: 'repository-read-only', path: '/repository/acme/portal-v1' },
  { name: 'repository-nothing-kept', path: '/repository/scratch/sandbox' },
  { name: 'repository-large', path: '/repository/acme/large?sort=size', crowded: true },
  {
    name: 'repository-reading-stopped',
    path: '/repository/acme/medium?sort=name',
    crowded: true,
    restless: true,
    before: ({ demo }) => demo.faults({ path: livePages('acme/medium'), what: { hold: true } }),
    act: async ({ page, demo, words }) => {
      await page.getByRole('button', { name: words.stop, exact: true }).click()
      await expect(page.getByRole('button', { name: words.goOn, exact: true })).toBeVisible()
      await demo.faults()
    },
  },
  {
    name: 'repository-selection',
    path: '/repository/acme/web',
    act: async ({ page }) => {
      for (const place of [1, 2, 3]) await page.getByRole('row').nth(place).getByRole('checkbox').check()
      await expect(page.getByRole('row', { selected: true })).toHaveCount(3)
      await expect(page.getByRole('region')).toHaveCount(1)
    },
  },
  {
    name: 'repository-keys',
    path: '/repository/acme/web',
    act: async ({ page }) => {
      await expect(page.getByRole('search').getByRole('button')).not.toHaveCount(0)
      await page.keyboard.press('?')
      await expect(page.getByRole('region').getByRole('term').first()).toBeVisible()
    },
  },
  {
    name: 'menu-filter',
    path: '/repository/acme/api',
    only: 'wide',
    act: (place) => openMenu(place, new RegExp(`^${place.words.filter}$`)),
  },
  {
    name: 'menu-view',
    path: '/repository/acme/web',
    only: 'wide',
    act: (place) => openMenu(place, new RegExp(`^${place.words.view}$`)),
  },
  { name: 'repository-odd-names', path: '/repository/acme/odd-names?status=all', crowded: true },
  { name: 'repository-empty', path: '/repository/acme/empty' },
  { name: 'repository-no-match', path: '/repository/acme/api?q=nothing+like+it' },
  {
    name: 'repository-loading',
    restless: true,
    path: '/repository/acme/api',
    before: ({ demo }) => demo.faults({ path: '/api/v1/repository/acme/api*', what: { hold: true } }),
    act: ({ page }) => expect(page.getByRole('grid')).toHaveAttribute('aria-busy', 'true'),
  },
  {
    name: 'repository-error',
    path: '/repository/acme/api',
    before: ({ demo }) => demo.faults({ path: LISTING, what: answer(500) }),
    act: ({ page }) => expect(page.getByRole('alert')).toBeVisible(),
  },
  {
    name: 'repository-error-further-on',
    path: '/repository/acme/few?status=all',
    before: async ({ demo }) => {
      await demo.fillRepository(FEW)
      await demo.faults({ path: MORE, what: answer(500) })
    },
    act: ({ page }) => expect(page.getByRole('alert')).toBeVisible(),
  },
  {
    name: 'repository-missing',
    path: '/repository/acme/unknown',
    act: ({ page }) => expect(page.getByRole('alert')).toBeVisible(),
  },
  { name: 'repository-bad-address', path: '/repository/acme' },
  {
    name: 'repository-nobody-signed-in',
    path: '/repository/acme/web',
    signedOut: true,
  },
  { name: 'history', path: '/repository/acme/web?tab=history' },
  { name: 'history-in-part', path: '/repository/acme/large?tab=history', crowded: true },
  {
    // Few rows, and above them what reading the rest costs.
    name: 'history-cost',
    path: '/repository/acme/large?tab=history&q=edge',
    act: ({ page, words }) =>
      expect(page.getByRole('button', { name: words.readAll, exact: true })).toBeVisible(),
  },
  { name: 'history-no-match', path: '/repository/acme/api?tab=history&q=nothing+like+it' },
  { name: 'activity-empty', path: '/repository/acme/api?tab=activity' },
  { name: 'tag', path: '/repository/acme/api/tag/latest' },
  { name: 'tag-ended', path: '/repository/acme/life/tag/ended', before: liveIn(livingWorld()) },
  { name: 'tag-purged', path: '/repository/acme/life/tag/purged', before: liveIn(livingWorld()) },
  {
    name: 'tag-sparse',
    path: '/repository/acme/sparse/tag/index',
    before: liveIn(sparseWorld()),
    act: ({ page }) => page.locator('summary').first().click(),
  },
  {
    name: 'timeline-lit',
    path: '/repository/acme/life?status=all',
    before: liveIn(livingWorld()),
    act: async ({ page }) => {
      await page.getByRole('button', { name: /^moved .*bbbbbbbb/ }).focus()
      await page.keyboard.press('Home')
      await expect(page.locator('.lane-current')).toHaveCount(1)
    },
  },
  {
    name: 'timeline-not-kept',
    path: '/repository/acme/life?status=all&axis=4w',
    before: liveIn({ ...livingWorld(), config: { features: { GARBAGE_COLLECTION: true } } }),
  },
  {
    name: 'hint',
    path: '/repository/acme/life',
    only: 'wide',
    before: liveIn(livingWorld()),
    act: async ({ page }) => {
      await page.getByRole('searchbox').focus()
      await page.getByRole('link', { name: 'expiring', exact: true }).focus()
      await expect(page.getByRole('tooltip')).toBeVisible()
    },
  },
  { name: 'tag-missing', path: '/repository/acme/api/tag/never-was' },
  {
    name: 'menu-status',
    path: '/repository/acme/web',
    only: 'wide',
    act: (place) => openMenu(place, new RegExp(`^${place.words.status}`)),
  },
  {
    name: 'menu-tools',
    path: '/repository/acme/web',
    only: 'narrow',
    act: (place) => openMenu(place, place.words.tools),
  },
  {
    name: 'session-ended',
    path: '/repository/acme/few?status=all',
    before: async ({ demo }) => {
      await demo.fillRepository(FEW)
      await demo.faults({ path: MORE, what: { status: 401, body: {} } })
    },
    act: ({ page }) => expect(page.getByRole('dialog').getByLabel('Password')).toBeVisible(),
  },
]
