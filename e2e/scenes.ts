import { PLAN_SCENES } from './scenes-plan'
import { REPOSITORY_SCENES } from './scenes-repository'
import { START_SCENES } from './scenes-start'

/** Every page in each of its states. */
export const SCENES = [...START_SCENES, ...REPOSITORY_SCENES, ...PLAN_SCENES]
