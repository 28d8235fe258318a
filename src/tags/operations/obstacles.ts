import type { Obstacle, TagObstacle } from '~/operations/possible'

/** Why nothing can be changed here, as messages. */
export const OBSTACLES = {
  unknown: 'operation.obstacle.unknown',
  notSignedIn: 'operation.obstacle.notSignedIn',
  registryReadOnly: 'operation.obstacle.registryReadOnly',
  readOnly: 'operation.obstacle.readOnly',
  mirror: 'operation.obstacle.mirror',
  otherState: 'operation.obstacle.otherState',
  reader: 'operation.obstacle.reader',
} as const satisfies Record<Obstacle, string>

/** Why a tag can't be changed, as messages. */
export const TAG_OBSTACLES = {
  locked: 'operation.tagObstacle.locked',
  notAdmin: 'operation.tagObstacle.notAdmin',
  unaddressable: 'operation.tagObstacle.unaddressable',
  oddName: 'operation.oddName',
  unsettable: 'operation.tagObstacle.unsettable',
  purged: 'operation.tagObstacle.purged',
  ended: 'operation.tagObstacle.ended',
} as const satisfies Record<TagObstacle, string>
