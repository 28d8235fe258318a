import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import axe from 'axe-core'
import type { RunOptions } from 'axe-core'
import * as v from 'valibot'
import type { Language } from './scene'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

export const LOCALES: [Language, string][] = [
  ['en', 'en-US'],
  ['ja', 'ja-JP'],
]

type Choice = { only?: string[]; within?: string }

const Violations = v.array(
  v.object({
    id: v.string(),
    help: v.string(),
    nodes: v.array(v.object({ html: v.string(), failureSummary: v.optional(v.string(), '') })),
  }),
)

/**
 * Colours on their way to others come there, and with them those that follow them; what is left out of layout until it is
 * scrolled to has them, too.
 */
export const SHOW_ALL = `{
  const all = new CSSStyleSheet()
  all.replaceSync('* { content-visibility: visible !important }')
  document.adoptedStyleSheets = [all]
  const onTheirWay = () =>
    document.getAnimations().filter(({ effect }) => Number.isFinite(effect.getComputedTiming().endTime))
  for (let left = onTheirWay(); left.length > 0; left = onTheirWay())
    for (const animation of left) animation.finish()
}`

/** What axe finds wrong, by all rules or by some, on the whole page or in a part of it; short enough to read. */
export async function violations(page: Page, { only, within }: Choice = {}): Promise<string[]> {
  const options: RunOptions = {
    runOnly: only ? { type: 'rule', values: only } : { type: 'tag', values: RULES },
    resultTypes: ['violations'],
  }
  // The page has no frames: what goes through all of them, and opens a page of its own to put it together, takes longer.
  if (within) await expect(page.locator(within)).toBeVisible()
  // To read it takes the browser as long as to run some of it.
  if (!(await page.evaluate('typeof axe === "object"'))) await page.evaluate(axe.source)
  await page.evaluate(SHOW_ALL)
  const found: unknown = await page.evaluate(
    `axe.run(${within ? JSON.stringify(within) : 'document'}, ${JSON.stringify(options)}).then(({ violations }) => violations)`,
  )
  return v
    .parse(Violations, found)
    .flatMap(({ id, help, nodes }) =>
      nodes
        .filter(({ html }) => !isLayer(id, html))
        .map(({ html, failureSummary }) => `${id} (${help}): ${html} ${failureSummary}`),
    )
}

/** An open menu lies above the page and is named by its button; axe grants that it needs no landmark to dialogs alone. */
function isLayer(id: string, html: string): boolean {
  return id === 'region' && /^<[^>]* role="menu"/.test(html)
}
