import type { World } from '../world/types'

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether a body can be put in place as a world: that its parts are there, not that each of them is right. */
export const isWorld = (value: unknown): value is World =>
  isObject(value) &&
  typeof value['now'] === 'number' &&
  isObject(value['users']) &&
  isObject(value['tokens']) &&
  Array.isArray(value['repositories'])
