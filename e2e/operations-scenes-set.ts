// The dialogs that set something of a tag, when it ends and whether it is locked, and those that delete it for good.
import { expect } from './fixtures'
import { choose, done, stopped } from './operations-steps'
import type { OperationScene } from './operations-steps'
import { oldTagWorld } from './worlds'

type Place = Parameters<OperationScene['act']>[0]

async function setEnd(place: Place, tag: string, moment: string): Promise<void> {
  await choose(place, tag, 'expire')
  await place.dialog.getByLabel(place.words.moment).fill(moment)
}

async function openLabel({ page, words, dialog }: Place): Promise<void> {
  await page.getByRole('button', { name: words.addLabel, exact: true }).click()
  await expect(dialog).toBeVisible()
}

export const SETTING_SCENES: OperationScene[] = [
  { name: 'dialog-expire', act: (place) => choose(place, 'stable', 'expire') },
  { name: 'dialog-expire-filled', act: (place) => setEnd(place, 'v2.5.0-rc.2', '+4w') },
  { name: 'dialog-expire-unreadable', act: (place) => setEnd(place, 'stable', 'soon') },
  { name: 'dialog-expire-capped', act: (place) => setEnd(place, 'stable', '9999-12-31') },
  {
    name: 'dialog-expire-too-old',
    path: '/repository/acme/old',
    before: (demo) => demo.world(oldTagWorld()),
    act: (place) => setEnd(place, 'ancient', '+7d'),
  },
  {
    name: 'dialog-expire-renewed',
    path: '/repository/acme/old',
    before: (demo) => demo.world(oldTagWorld()),
    act: async (place) => {
      await setEnd(place, 'ancient', '+7d')
      await place.dialog.locator('form button').last().click()
      await expect(place.dialog.getByRole('status')).not.toBeEmpty()
    },
  },
  {
    name: 'dialog-expire-changed',
    act: async (place) => {
      await setEnd(place, 'stable', '+7d')
      await place.other.lock('acme/api', 'stable')
      await stopped(place)
    },
  },
  { name: 'dialog-unexpire', act: (place) => choose(place, 'v2.5.0-rc.2', 'unexpire') },
  { name: 'dialog-lock', person: 'admin', act: (place) => choose(place, 'stable', 'lock') },
  { name: 'dialog-lock-writer', act: (place) => choose(place, 'stable', 'lock') },
  { name: 'dialog-lock-expiring', act: (place) => choose(place, 'v2.5.0-rc.2', 'lock') },
  { name: 'dialog-unlock', person: 'admin', act: (place) => choose(place, 'v2.4.1', 'unlock') },
  {
    name: 'notice-locked',
    act: async (place) => {
      await choose(place, 'stable', 'lock')
      await done(place)
    },
  },
  { name: 'dialog-purge', act: (place) => choose(place, 'prod-osaka', 'purge') },
  {
    name: 'dialog-purge-confirmed',
    act: async (place) => {
      await choose(place, 'prod-osaka', 'purge')
      await place.dialog.getByLabel(place.words.confirmName).fill('prod-osaka')
    },
  },
  {
    name: 'dialog-purge-ended',
    path: '/repository/acme/api?status=ended&q=v2.3.3',
    act: async (place) => {
      await choose(place, 'v2.3.3', 'purge')
      await expect(place.dialog.getByRole('listitem').first()).toBeVisible()
    },
  },
  {
    name: 'dialog-purge-nothing',
    path: '/repository/acme/api?status=ended&q=v2.3.3',
    act: async (place) => {
      const [gone] = await place.other.lifetimes('acme/api', 'v2.3.3')
      const body = { is_alive: false, manifest_digest: gone?.manifest_digest }
      await place.other.call('POST', `/api/v1/repository/acme/api/tag/v2.3.3/expire`, body)
      await choose(place, 'v2.3.3', 'purge')
      await expect(place.dialog.locator('button[type=submit]')).toBeVisible()
    },
  },
  {
    name: 'notice-purged',
    act: async (place) => {
      await choose(place, 'prod-osaka', 'purge')
      await place.dialog.getByLabel(place.words.confirmName).fill('prod-osaka')
      await done(place)
    },
  },
  {
    name: 'notice-expire',
    act: async (place) => {
      await setEnd(place, 'stable', '2099-12-31 18:00')
      await done(place)
    },
  },
  {
    name: 'dialog-label',
    path: '/repository/acme/api/tag/stable',
    act: async (place) => {
      await openLabel(place)
      await place.dialog.getByRole('textbox').first().fill('Team')
    },
  },
  {
    name: 'page-label-added',
    path: '/repository/acme/api/tag/stable',
    act: async (place) => {
      await openLabel(place)
      await place.dialog.getByRole('textbox').first().fill('team')
      await place.dialog.getByRole('textbox').last().fill('platform')
      await place.dialog.locator('button[type=submit]').click()
      await expect(place.dialog).toBeHidden()
    },
  },
]
