// The dialogs that change tags, and what follows them: for axe, and for whoever looks at pictures.
import type { Demo } from './demo'
import { expect } from './fixtures'
import { expectPast } from './operations'
import { SETTING_SCENES } from './operations-scenes-set'
import { choose, done, fillNew, moveTo, stopped } from './operations-steps'
import type { OperationScene } from './operations-steps'

const API = '/api/v1/repository/acme/api'

const failing = (demo: Demo, status: number, body: unknown) =>
  demo.faults({ method: 'PUT', path: `${API}/tag/stable`, what: { status, body } })

export const OPERATION_SCENES: OperationScene[] = [
  {
    name: 'menu-tag',
    act: ({ page, words }) => page.getByRole('button', { name: words.menu('stable'), exact: true }).click(),
  },
  {
    name: 'menu-tag-locked',
    act: ({ page, words }) => page.getByRole('button', { name: words.menu('v2.4.1'), exact: true }).click(),
  },
  {
    name: 'menu-tag-reader',
    person: 'reader',
    act: ({ page, words }) => page.getByRole('button', { name: words.menu('stable'), exact: true }).click(),
  },
  { name: 'dialog-new', act: (place) => fillNew(place, '', '') },
  { name: 'dialog-new-bad-name', act: (place) => fillNew(place, 'bad name', 'stable') },
  { name: 'dialog-new-filled', act: (place) => fillNew(place, 'candidate', 'v2.3.1') },
  { name: 'dialog-new-in-use', act: (place) => fillNew(place, 'stable', 'v2.3.1') },
  {
    name: 'dialog-new-suggestions',
    act: async (place) => {
      await fillNew(place, 'candidate', '')
      await place.dialog.getByLabel(place.words.image).pressSequentially('v2.')
      await expect(place.page.getByRole('option').first()).toBeVisible()
    },
  },
  { name: 'dialog-move', act: (place) => moveTo(place, 'stable', 'v2.3.1') },
  { name: 'dialog-move-same', act: (place) => moveTo(place, 'stable', 'prod-osaka') },
  { name: 'dialog-move-expiration', act: (place) => moveTo(place, 'v2.5.0-rc.2', 'v2.3.1') },
  { name: 'dialog-move-no-tag', act: (place) => moveTo(place, 'stable', 'no-such-tag') },
  {
    name: 'dialog-move-dead',
    act: async (place) => {
      const [dead] = await place.other.lifetimes('acme/api', 'v2.3.3')
      await moveTo(place, 'stable', dead?.manifest_digest ?? '')
      await expect(place.dialog.getByTitle(dead?.manifest_digest ?? '')).toBeVisible()
    },
  },
  {
    name: 'dialog-move-signatures',
    act: async (place) => {
      await moveTo(place, 'v2.4.0', 'v2.3.1')
      await expect(place.dialog.getByRole('listitem')).toHaveCount(2)
    },
  },
  {
    name: 'dialog-move-curl',
    act: async (place) => {
      await moveTo(place, 'v2.5.0-rc.2', 'v2.3.1')
      await place.dialog.getByText(place.words.curl).click()
      await place.dialog.locator('pre').scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'dialog-restore',
    act: async (place) => {
      await choose(place, 'latest', 'restore')
      await expect(place.dialog.getByRole('radio').first()).toBeVisible()
    },
  },
  {
    name: 'dialog-restore-deleted',
    path: '/repository/acme/api?status=ended&q=v2.3.3',
    act: async (place) => {
      await choose(place, 'v2.3.3', 'restoreEnded')
      await expect(place.dialog.getByRole('radio')).toBeVisible()
    },
  },
  {
    name: 'dialog-restore-purged',
    path: '/repository/acme/api?status=all&q=v2.4.1-debug',
    act: async (place) => {
      await choose(place, 'v2.4.1-debug', 'restoreEnded')
      await expect(place.dialog.getByRole('radio')).toBeVisible()
    },
  },
  {
    name: 'dialog-restore-nothing',
    act: async (place) => {
      await choose(place, 'v2.3.1', 'restore')
      await expect(place.dialog.locator('button[type=submit]')).toBeVisible()
    },
  },
  { name: 'dialog-delete', act: (place) => choose(place, 'prod-osaka', 'remove') },
  {
    name: 'dialog-delete-signatures',
    act: async (place) => {
      await choose(place, 'v2.4.0', 'remove')
      await expect(place.dialog.getByRole('listitem')).toHaveCount(2)
    },
  },
  {
    name: 'dialog-delete-for-good',
    path: '/repository/scratch/sandbox',
    act: (place) => choose(place, 'bisect-good', 'remove'),
  },
  { name: 'dialog-pull', act: (place) => choose(place, 'stable', 'pull') },
  {
    name: 'dialog-pull-odd',
    path: '/repository/acme/odd-names',
    act: (place) => choose(place, '`touch pwned`', 'pull'),
  },
  {
    name: 'dialog-stopped-changed',
    act: async (place) => {
      await moveTo(place, 'stable', 'v2.3.1')
      await place.other.point('acme/api', 'stable', await place.other.digest('acme/api', 'v2.3.0'))
      await stopped(place)
    },
  },
  {
    name: 'dialog-stopped-locked',
    act: async (place) => {
      await moveTo(place, 'stable', 'v2.3.1')
      await place.other.lock('acme/api', 'stable')
      await stopped(place)
    },
  },
  {
    name: 'dialog-stopped-refused',
    act: async (place) => {
      await moveTo(place, 'stable', 'v2.3.1')
      await failing(place.demo, 503, { message: 'Repository is in read only or mirror mode' })
      await stopped(place)
    },
  },
  {
    name: 'dialog-stopped-failed',
    act: async (place) => {
      await moveTo(place, 'stable', 'v2.3.1')
      await failing(place.demo, 500, '<h1>Internal Server Error</h1>')
      await stopped(place)
    },
  },
  {
    name: 'dialog-stopped-unknown',
    act: async (place) => {
      await expectPast(place, 'stable')
      await moveTo(place, 'stable', 'v2.3.1')
      await place.demo.faults(
        { method: 'PUT', path: `${API}/tag/stable`, what: { drop: 'after' } },
        { path: `${API}/tag/?*specificTag=stable*`, skip: 1, what: { status: 500, body: '<h1>Oh no</h1>' } },
      )
      await stopped(place)
    },
  },
  {
    name: 'notice-moved',
    act: async (place) => {
      await moveTo(place, 'v2.5.0-rc.2', 'v2.3.1')
      await done(place)
    },
  },
  {
    name: 'notice-signatures',
    act: async (place) => {
      await choose(place, 'v2.4.0', 'remove')
      await done(place)
    },
  },
  {
    name: 'notice-not-undone',
    act: async (place) => {
      await moveTo(place, 'stable', 'v2.3.1')
      await done(place)
      await place.other.point('acme/api', 'stable', await place.other.digest('acme/api', 'v2.3.0'))
      await place.page.getByRole('button', { name: place.words.undo }).click()
      await expect(place.page.getByRole('alert')).toBeVisible()
    },
  },
  {
    name: 'notice-undo-unknown',
    act: async (place) => {
      await expectPast(place, 'stable')
      await choose(place, 'stable', 'remove')
      await done(place)
      await place.demo.faults(
        { method: 'POST', path: `${API}/tag/stable/restore`, what: { drop: 'after' } },
        { path: `${API}/tag/?*specificTag=stable*`, skip: 1, what: { status: 500, body: '<h1>Oh no</h1>' } },
      )
      await place.page.getByRole('button', { name: place.words.undo }).click()
      await expect(place.page.getByRole('button', { name: place.words.lookAgain })).toBeVisible()
    },
  },
  {
    name: 'activity',
    act: async (place) => {
      await moveTo(place, 'v2.5.0-rc.2', 'v2.3.1')
      await done(place)
      await choose(place, 'v2.4.0', 'remove')
      await done(place)
      await place.page.getByRole('button', { name: place.words.undo }).click()
      await place.page.getByRole('link', { name: place.words.activity }).click()
      await expect(place.page.getByRole('listitem').filter({ hasText: 'v2.4.0' }).first()).toBeVisible()
      await place.page.getByText(place.words.curl).last().click()
    },
  },
  { name: 'activity-empty', path: '/repository/acme/api?tab=activity', act: () => Promise.resolve() },
  ...SETTING_SCENES,
]
