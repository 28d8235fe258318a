// A repository's tags before a Quay that is busy: what the first rows cost, and all of them.
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { isNginx } from '../e2e/server'
import { firstRowsFiles } from '../scripts/first-rows.mjs'
import { round, tell } from './figure'
import { BUSY, test } from './fixtures'
import { complete, LARGE, LARGE_COUNT, MEDIUM } from './pages'
import { bare, isApi, isFile, isListing, timings, type Timing } from './requests'
import { busy, heap, longest, seen } from './watch'

test.use({ latency: BUSY })

const urlsOf = (all: readonly Timing[]) => all.map(({ url }) => url)

/** As a server with compression would send it. */
const gzipped = (url: string) => gzipSync(readFileSync(`dist${new URL(url).pathname}`), { level: 9 }).length

/** How long the console took for these pages, beside how long they take by themselves. */
async function tellTime(page: Page, listing: readonly Timing[]): Promise<void> {
  const time = Math.max(...listing.map(({ end }) => end)) - Math.min(...listing.map(({ start }) => start))
  const alone = await bare(page, urlsOf(listing), 2)
  tell(
    '… time over the same pages fetched bare, two at a time',
    round(time / alone, 2),
    '×',
    1.25,
    `${round(time)} : ${round(alone)} ms`,
  )
}

async function open(page: Page, path: string): Promise<{ at: number; before: Timing[] }> {
  await page.goto(path)
  await page.waitForFunction(() => {
    const watched: unknown = Reflect.get(globalThis, 'bench')
    return (
      typeof watched === 'object' && watched !== null && 'firstRow' in watched && watched.firstRow !== null
    )
  })
  const at = (await seen(page)).firstRow ?? Number.NaN
  return { at, before: (await timings(page)).filter(({ start }) => start < at) }
}

test('first rows', async ({ page, cdp: _watched }) => {
  // The demo makes a large repository when it is asked for first.
  await bare(page, ['/api/v1/repository/acme/large/tag/?limit=1'], 1)
  const { at, before } = await open(page, LARGE)
  const files = before.filter(isFile)
  const api = before.filter((one) => isApi(one) && one.end <= at)
  const needed = firstRowsFiles('en')
  const unneeded = urlsOf(files).filter((url) => !needed.includes(new URL(url).pathname.slice(1)))
  const bytes = urlsOf(files).reduce((sum, url) => sum + gzipped(url), 0)
  tell(
    'scripts and styles before the first rows',
    round(bytes / 1000, 1),
    'kB gzip',
    200,
    `${files.length} files`,
  )
  // Headers included; the preview server does not pack them.
  const sent = files.reduce((sum, { bytes }) => sum + bytes, 0)
  if (isNginx) tell('… as they came from nginx', round(sent / 1000, 1), 'kB', 210, 'with their headers')
  tell('… files of code that the first rows don’t need', unneeded.length, '', 0, unneeded.join(' '))
  tell('requests before the first row: tag listing', api.filter(isListing).length, '', 1)
  tell('requests before the first row: all', api.length, '', 3)
  const answered = Math.min(...api.filter(isListing).map(({ end }) => end))
  const late = api.filter(({ start }) => start > answered).length
  tell('… that waited for the listing', late, '', 0, 'they go in parallel')
  const alone = await bare(page, urlsOf(api), api.length)
  tell(
    'first row after navigation, over those requests bare',
    round(at - alone),
    'ms',
    600,
    `${round(at)} − ${round(alone)} ms`,
  )
})

test('the whole list of acme/large', async ({ page, cdp }) => {
  await page.goto(LARGE)
  await complete(page, LARGE_COUNT)
  const work = await busy(cdp)
  const { tasks } = await seen(page)
  const used = await heap(cdp)
  const listing = (await timings(page)).filter(isListing)
  tell('acme/large, all 10,150: tag listing requests', listing.length, '', 107)
  await tellTime(page, listing)
  tell('… main thread', round(work), 'ms', 3000)
  tell('… longest task', round(longest(tasks)), 'ms', 100)
  tell('… JS heap after', round(used, 1), 'MB', 50)
})

test('the whole list of acme/medium', async ({ page, cdp: _watched }) => {
  await page.goto(MEDIUM)
  await complete(page, /^1,0\d\d tags/)
  const api = (await timings(page)).filter(isApi)
  const listing = api.filter(isListing)
  tell('acme/medium, all of it: requests', api.length, '', 15)
  await tellTime(page, listing)
})
