// Pictures of every dialog that changes tags, and of what follows: npm run shots, then open shots/.
import { LOOKS, shoot } from './camera'
import { test } from './fixtures'
import { OPERATION_SCENES } from './operations-scenes'
import { enterOperation } from './operations-steps'
import { COMPLAINTS } from './scene'

for (const { size, language, use } of LOOKS) {
  test.describe(`${size} ${language}`, () => {
    test.use(use)

    for (const scene of OPERATION_SCENES) {
      test(scene.name, async ({ page, demo, stage, problems }) => {
        problems.allow(...COMPLAINTS, /status of 50[023]/)
        await enterOperation(scene, page, demo, stage.quay, language)
        await shoot(page, scene.name, { size, language, long: false })
      })
    }
  })
}
