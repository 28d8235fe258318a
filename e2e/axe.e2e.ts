import { LOCALES, violations } from './axe'
import { expect, test } from './fixtures'
import { preferTheme } from './pages'
import { COMPLAINTS, enter } from './scene'
import { SCENES } from './scenes'
import { partsOf, tour } from './tour'

const PARTS = partsOf(SCENES.filter(({ only, crowded }) => only !== 'narrow' && !crowded))

for (const [language, locale] of LOCALES) {
  test.describe(`in ${language}`, () => {
    // Colours on their way to others would be measured half-way.
    test.use({ locale, contextOptions: { reducedMotion: 'reduce' } })

    for (const { title, stops } of PARTS) {
      test(title, async ({ page, demo, problems }) => {
        problems.allow(...COMPLAINTS)
        await tour({ page, demo }, stops, async (scene) => {
          await enter(scene, page, demo, language)
          expect(await violations(page), scene.name).toEqual([])
          // Themes differ in their colours alone.
          await preferTheme(page, 'dark')
          expect(await violations(page, { only: ['color-contrast'] }), scene.name).toEqual([])
        })
      })
    }
  })
}
