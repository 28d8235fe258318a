// A history that is read in part, in whole, and while others write.
import { Client } from './client'
import type { Request } from './demo'
import { expect, test } from './fixtures'
import { signIn } from './people'
import { atRest } from './rest'

/** A page of a listing that is read, not one that only measures how long it is. */
const isPage = ({ path }: Request) => /\/tag\/\?limit=\d\d/.test(path)

const NOTHING = JSON.stringify({ schemaVersion: 2, layers: [] })

test.beforeEach(({ page }) => signIn(page, 'admin'))

test.describe('the history of a repository', () => {
  test('read in part says so, reads ten pages, and further when asked', async ({ page, demo }) => {
    await page.goto('/repository/acme/large?tab=history')
    await expect(
      page.getByText(/^Read back to .*\(10\d\d lifetimes\)\. What ended since may be missing/),
    ).toBeVisible()
    const cost = page.getByText(
      /^At most [\d,]+ lifetimes in all: up to [\d,]+ more requests, about \d+ \w+ /,
    )
    await expect(cost).toBeVisible()
    const [, lifetimes = '', requests = ''] =
      /^At most ([\d,]+) lifetimes in all: up to ([\d,]+)/.exec(await cost.innerText()) ?? []
    // Ten pages' worth, and a little more where pages overlap.
    expect((await demo.requests(isPage)).length).toBeLessThanOrEqual(12)
    const read = Number(/\((\d+) lifetimes/.exec(await page.getByText(/^Read back to /).innerText())?.[1])
    // There are more than twelve thousand; an eighth too many is near enough for a decision.
    const numbers = [lifetimes, requests].map((text) => Number(text.replace(',', '')))
    expect(numbers[0]).toBeGreaterThanOrEqual(12_000)
    expect(numbers[1]).toBe(Math.ceil((numbers[0] ?? 0) / 100) - Math.ceil(read / 100))
    const probes = await demo.requests(({ path }) => path.includes('/tag/?limit=1&'))
    expect(probes.length).toBeLessThan(12)
    await page.getByRole('button', { name: /^Read further/ }).click()
    await expect(page.getByText(/\(2[12]\d\d lifetimes\)/)).toBeVisible()
  })

  test('read in part has the newest ends from the usage log, for who may read that', async ({
    page,
    demo,
    stage,
    context,
  }) => {
    await demo.fillRepository({ repository: 'acme/filled', live: 1500, lifetimes: 1500 })
    // The oldest of all: its lifetime stands on the last page.
    await new Client(stage.quay, 'admin').remove('acme/filled', 'build-000001')
    await page.goto('/repository/acme/filled?tab=history&kind=ended')
    await expect(page.getByText(/^Read back to .*\(10\d\d lifetimes\)/)).toBeVisible()
    const ends = page.getByRole('region', { name: 'History' }).getByRole('listitem')
    await expect(ends).toHaveText([/build-000001.*Deleted.*by admin/])
    // Its lifetime is read for the way back.
    await ends.getByRole('button', { name: 'Restore…' }).click()
    await expect(page.getByRole('dialog').getByRole('button', { name: 'Restore build-000001' })).toBeEnabled()

    await context.clearCookies()
    await signIn(page, 'reader')
    await page.goto('/repository/acme/filled?tab=history&kind=ended')
    await expect(page.getByText(/^Read back to .*\(10\d\d lifetimes\)/)).toBeVisible()
    await expect(page.getByText('0 changes', { exact: true })).toBeVisible()
  })

  test('that was stopped early says what reading on costs, and can be read whole', async ({ page, demo }) => {
    await demo.faults({
      path: '^/api/v1/repository/acme/large/tag/\\?limit=(?!100&)\\d\\d',
      what: { hold: true },
    })
    await page.goto('/repository/acme/large?tab=history')
    await page.getByRole('button', { name: 'Stop reading' }).click()
    await demo.faults()
    await expect(page.getByText(/^At most [\d,]+ lifetimes in all: up to [\d,]+ more requests/)).toBeVisible()
    await expect(page.getByRole('button', { name: 'Read all of it' })).toBeVisible()
  })

  test('is read whole when asked, and stops when asked', async ({ page, demo }) => {
    await demo.fillRepository({ repository: 'acme/filled', live: 500, lifetimes: 2550 })
    await page.goto('/repository/acme/filled?tab=history')
    await page.getByRole('button', { name: 'Read all of it' }).click()
    await expect(page.getByText(/^All that Quay still knows/)).toBeVisible()
    await expect(page.getByRole('button', { name: 'Read all of it' })).toBeHidden()
    // Twenty-six pages, a few more as they overlap, and those that hold the whole against Quay.
    await atRest(page, demo)
    const pages = await demo.requests(isPage)
    expect(pages.length).toBeGreaterThanOrEqual(26)
    expect(pages.length).toBeLessThanOrEqual(33)

    await demo.fillRepository({ repository: 'acme/other', live: 500, lifetimes: 9000 })
    await page.goto('/repository/acme/other?tab=history')
    await expect(page.getByRole('button', { name: 'Read all of it' })).toBeEnabled()
    // The rest waits until it is stopped.
    await demo.faults({ path: '^/api/v1/repository/acme/other/tag/\\?limit=\\d\\d', what: { hold: true } })
    await page.getByRole('button', { name: 'Read all of it' }).click()
    await page.getByRole('button', { name: 'Stop reading' }).click()
    await demo.faults()
    await expect(page.getByRole('button', { name: /^Read further/ })).toBeEnabled()
    await expect(page.getByText(/^Read back to /)).toBeVisible()
  })

  test('tells nothing that never happened while others write', async ({ page, demo }) => {
    await demo.fillRepository({ repository: 'acme/busy', live: 900, lifetimes: 900 })
    await demo.faults({
      path: '^/api/v1/repository/acme/busy/tag/\\?limit=(?!100&)\\d\\d',
      what: { hold: true },
    })
    await page.goto('/repository/acme/busy?tab=history&kind=renewed')
    await expect(page.getByRole('button', { name: 'Stop reading' })).toBeVisible()
    // Three new ones move all that was not read yet to the next pages.
    for (const tag of ['one', 'two', 'three'])
      await demo.registry({
        method: 'PUT',
        path: `/v2/acme/busy/manifests/${tag}`,
        user: 'writer',
        body: NOTHING,
      })
    await demo.faults()
    await expect(page.getByText(/^All that Quay still knows/)).toBeVisible()
    await expect(page.getByText('0 changes', { exact: true })).toBeVisible()
    await page.goto('/repository/acme/busy?tab=history')
    await expect(page.getByText('903 changes', { exact: true })).toBeVisible()
  })

  test('of at most ten requests is read whole at once', async ({ page, demo }) => {
    await demo.fillRepository({ repository: 'acme/filled', live: 300, lifetimes: 950 })
    await page.goto('/repository/acme/filled?tab=history')
    await expect(page.getByText(/^All that Quay still knows/)).toBeVisible()
    await atRest(page, demo)
    // Ten that read it, and two that hold it against Quay.
    expect(
      (await demo.requests(({ path }) => path.includes('/acme/filled/tag/'))).length,
    ).toBeLessThanOrEqual(12)
  })
})
