// What one does with ten thousand rows, all of them read, before a Quay that answers at once.
import type { Page } from '@playwright/test'
import { timeEvents, typeTexts } from './durations'
import { percentile, round, tell } from './figure'
import { test } from './fixtures'
import { scrollThrough } from './frames'
import { complete, grid, LARGE, LARGE_COUNT } from './pages'
import { timings } from './requests'

/** What a frame scrolls by: a wheel that is turned fast, in pixels. */
const NOTCHES = 240

const nodes = (page: Page) => page.evaluate(() => document.querySelectorAll('*').length)

test.beforeEach(async ({ page, cdp: _watched }) => {
  await page.goto(LARGE)
  await complete(page, LARGE_COUNT)
})

/** Rows ask for their own past when they stay in view. */
const pasts = async (page: Page) =>
  (await timings(page)).filter(({ url }) => new URL(url).searchParams.has('specificTag'))

test('scrolling', async ({ page, browser }) => {
  await page.evaluate(() => performance.setResourceTimingBufferSize(5000))
  const before = await pasts(page)
  const [top, frames] = [await nodes(page), await scrollThrough(browser, page, NOTCHES)]
  const bottom = await nodes(page)
  tell(
    'scrolling through all rows: work a frame, p95',
    round(percentile(frames, 95), 1),
    'ms',
    8,
    `${frames.length} frames`,
  )
  tell(
    '… DOM nodes more at the end than at the top',
    Math.max(0, bottom - top),
    '',
    200,
    `${top} → ${bottom}`,
  )
  tell('… requests for the timelines of rows', (await pasts(page)).length - before.length, '', 40)
})

test('filtering', async ({ page }) => {
  const all = await typeTexts(page, page.getByRole('searchbox'), ['build-0', 'v2.1', 'nightly', '77'])
  tell(
    'typing in the filter over 10,150 rows, to the next paint, p95',
    round(percentile(all, 95)),
    'ms',
    50,
    `${all.length} letters`,
  )
})

test('sorting', async ({ page }) => {
  const durations = await timeEvents(page, 'click')
  const headings = grid(page).getByRole('columnheader').getByRole('button')
  const count = await headings.count()
  for (let index = 0; index < count; index += 1)
    for (let way = 0; way < 2; way += 1) await headings.nth(index).click()
  const all = await durations()
  tell(
    'sorting 10,150 rows by any column, to the next paint, longest',
    round(Math.max(...all)),
    'ms',
    150,
    `${all.length} sorts`,
  )
})
