// How pictures are taken: of what size, in which language, in both themes.
import { devices } from '@playwright/test'
import type { Page } from '@playwright/test'
import { SHOW_ALL } from './axe'
import { preferTheme } from './pages'
import type { Language } from './scene'

const SIZES = {
  wide: { viewport: { width: 1440, height: 900 } },
  narrow: { ...devices['iPhone 13'], viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 },
}

export type Size = keyof typeof SIZES

const LOCALES = { en: 'en-US', ja: 'ja-JP' } as const satisfies Record<Language, string>

/** Every size in every language. */
export const LOOKS = (['wide', 'narrow'] as const).flatMap((size) =>
  (['en', 'ja'] as const).map((language) => {
    const { defaultBrowserType: _chromium, ...look } = { defaultBrowserType: '', ...SIZES[size] }
    const use = { ...look, locale: LOCALES[language], contextOptions: { reducedMotion: 'reduce' } } as const
    return { size, language, use }
  }),
)

/** Pages are as long as one wants to scroll through. */
const LONGEST = 2400

/** Takes pictures in both themes; `long` ones are as long as the page, others as large as the screen. */
export async function shoot(
  page: Page,
  name: string,
  { size, language, long }: { size: Size; language: Language; long: boolean },
): Promise<void> {
  const { width } = SIZES[size].viewport
  await page.evaluate(SHOW_ALL)
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  const clip = { x: 0, y: 0, width, height: Math.min(height, LONGEST) }
  for (const theme of ['light', 'dark'] as const) {
    await preferTheme(page, theme)
    await page.screenshot({
      path: `shots/${name}.${size}.${language}.${theme}.png`,
      caret: 'initial',
      ...(long ? { fullPage: true, clip } : {}),
    })
  }
}
