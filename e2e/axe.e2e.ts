import { LOCALES, violations } from './axe'
import { expect, test } from './fixtures'
import { preferTheme } from './pages'
import { COMPLAINTS, enter } from './scene'
import { SCENES } from './scenes'

for (const [language, locale] of LOCALES) {
  test.describe(`in ${language}`, () => {
    // Colours on their way to others would be measured half-way.
    test.use({ locale, contextOptions: { reducedMotion: 'reduce' } })

    for (const scene of SCENES.filter(({ only, crowded }) => only !== 'narrow' && !crowded)) {
      test(scene.name, async ({ page, demo, problems }) => {
        problems.allow(...COMPLAINTS)
        await enter(scene, page, demo, language)
        expect(await violations(page)).toEqual([])
        // Themes differ in their colours alone.
        await preferTheme(page, 'dark')
        expect(await violations(page, { only: ['color-contrast'] })).toEqual([])
      })
    }
  })
}
