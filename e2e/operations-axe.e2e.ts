import { LOCALES, violations } from './axe'
import { expect, test } from './fixtures'
import { OPERATION_SCENES } from './operations-scenes'
import { enterOperation } from './operations-steps'
import { preferTheme } from './pages'
import { COMPLAINTS } from './scene'
import { partsOf, tour } from './tour'

/** What opened; the pages below it are looked at by themselves. */
const PARTS = { menu: '[role=menu]', dialog: '[role=dialog]', notice: 'section[aria-live]', activity: 'body' }

const partOf = (name: string) => Object.entries(PARTS).find(([kind]) => name.startsWith(kind))?.[1] ?? 'body'

for (const [language, locale] of LOCALES) {
  test.describe(`in ${language}`, () => {
    // Colours on their way to others would be measured half-way.
    test.use({ locale, contextOptions: { reducedMotion: 'reduce' } })

    for (const { title, stops } of partsOf(OPERATION_SCENES)) {
      test(title, async ({ page, demo, stage, problems }) => {
        problems.allow(...COMPLAINTS, /status of 50[023]/)
        await tour({ page, demo }, stops, async (scene) => {
          await enterOperation(scene, page, demo, stage.quay, language)
          const within = partOf(scene.name)
          expect(await violations(page, { within }), scene.name).toEqual([])
          // Themes differ in their colours alone.
          await preferTheme(page, 'dark')
          expect(await violations(page, { within, only: ['color-contrast'] }), scene.name).toEqual([])
        })
      })
    }
  })
}
