// Pictures of every page and state, for people who look at them: npm run shots, then open shots/.
import { LOOKS, shoot } from './camera'
import { test } from './fixtures'
import { COMPLAINTS, enter } from './scene'
import { SCENES } from './scenes'
import type { Scene } from './scene'

/** Menus and dialogs stand on the screen itself. */
const isLong = ({ name }: Scene) => !/^(menu|session|plan-(preview|moment|rule|undo))/.test(name)

for (const { size, language, use } of LOOKS) {
  test.describe(`${size} ${language}`, () => {
    test.use(use)

    for (const scene of SCENES.filter(({ only = size }) => only === size)) {
      test(scene.name, async ({ page, demo, problems }) => {
        problems.allow(...COMPLAINTS)
        await enter(scene, page, demo, language)
        await shoot(page, scene.name, { size, language, long: isLong(scene) })
      })
    }
  })
}
