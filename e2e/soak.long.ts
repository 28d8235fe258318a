// npm run soak: a thousand operations of all kinds under fire, over three reloads and a browser that is killed.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type BrowserContext, type Page } from '@playwright/test'
import { Client } from './client'
import { expect, test } from './fixtures'
import { signIn } from './people'
import { planBar } from './plan'
import { accounts, carryOut, deedsOf, judge, random } from './soak'
import { MEDIUM, soak, type Soaked } from './soak-plans'

const SEED = Number(process.env['SOAK_SEED'] ?? 1)

test('a thousand operations', async ({ demo, stage, launchOptions }) => {
  test.setTimeout(30 * 60_000)
  const folder = mkdtempSync(join(tmpdir(), 'tidemark-soak-'))
  const open = async (): Promise<BrowserContext> =>
    chromium.launchPersistentContext(folder, { ...launchOptions, baseURL: stage.console, locale: 'en-US' })
  let context = await open()
  try {
    const since = Math.floor(Date.now() / 1000)
    const first = context.pages()[0] ?? (await context.newPage())
    await signIn(first, 'admin')
    const soaked: Soaked = {
      page: first,
      demo,
      client: new Client(stage.quay, 'writer'),
      others: new Set(),
      next: random(SEED),
    }
    const reload = async (page: Page) => {
      await page.reload()
      return page
    }
    const kill = async () => {
      execFileSync('pkill', ['-9', '-f', folder])
      context = await open()
      const page = context.pages()[0] ?? (await context.newPage())
      await signIn(page, 'admin')
      await page.goto(`/repository/${MEDIUM}`)
      return page
    }
    let faults = 0
    const one = async (
      ...[wish, filter, interrupt]: [Parameters<typeof soak>[1], string, Parameters<typeof soak>[3]]
    ) => {
      soaked.page = await soak(soaked, wish, filter, interrupt)
      faults += await demo.struck()
    }
    await one('expire', 'build-41', reload)
    await one('unexpire', 'build-41', null)
    await one('lock', 'build-42', reload)
    await one('unlock', 'build-42', null)
    await one('purge', 'build-43', reload)
    await one('delete', 'build-3', kill)
    await demo.faults()
    // The way back, as one plan more: it is the newest.
    await planBar(soaked.page).getByRole('link', { name: 'Details' }).click()
    await soaked.page
      .getByRole('button', { name: /^Undo the [\d,]+ that were done$/ })
      .first()
      .click()
    const dialog = soaked.page.getByRole('dialog')
    const count = /^Type (\d+) to go on$/m.exec(await dialog.innerText())?.[1] ?? ''
    await dialog.getByRole('textbox').fill(count)
    await dialog.getByRole('button').last().click()
    await expect(planBar(soaked.page)).toContainText('Undo')
    await carryOut(soaked.page)
    const items = await accounts(soaked.page)
    const deeds = await deedsOf(new Client(stage.quay, 'admin'), MEDIUM, 'admin', since)
    const { unaccounted, wrong } = judge(items, deeds, soaked.others)
    console.log(
      `${items.length} operations, ${faults} faults injected, ${unaccounted} unaccounted, ${wrong.length} wrong`,
    )
    expect(wrong).toEqual([])
    expect(unaccounted).toBe(0)
    expect(items.length).toBeGreaterThan(1000)
  } finally {
    await context.close().catch(() => undefined)
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
})
