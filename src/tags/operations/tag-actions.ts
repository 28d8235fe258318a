import type { TFunction } from 'i18next'
import type { TagEntry } from '~/api/schemas'
import { isLive } from '~/history/lifetime'
import {
  obstacleToChange,
  obstacleToLock,
  obstacleToMove,
  obstacleToSet,
  type Obstacle,
  type Powers,
  type TagObstacle,
} from '~/operations/possible'
import { isAddressable } from '~/operations/tag-name'
import type { Asked } from './Dialogs'
import { OBSTACLES, TAG_OBSTACLES } from './obstacles'

/** Something that can be done with a tag. */
export type ActionName = Asked['kind']

type Action = {
  name: ActionName
  label: string
  /** Why it can't be done now; null where it can. */
  disabled: string | null
  onSelect: () => void
}

type About = {
  tag: TagEntry
  /** What keeps the person from changing tags here; null for nothing. */
  obstacle: Obstacle | null
  powers: Powers
  now: number
  t: TFunction
  onAsk: (asked: Asked) => void
}

/** All that can be done with a tag; what can't be says why. */
export function actionsOf(about: About): Action[] {
  return isLive(about.tag, about.now) ? actionsOnLive(about) : actionsOnEnded(about)
}

function actionsOnLive({ tag, obstacle, powers, now, t, onAsk }: About): Action[] {
  const place = obstacle && t(OBSTACLES[obstacle])
  const why = (own: TagObstacle | null) => place ?? (own && t(TAG_OBSTACLES[own]))
  const action = (label: string, disabled: string | null, asked: Asked): Action => ({
    name: asked.kind,
    label,
    disabled,
    onSelect: () => onAsk(asked),
  })
  const set = why(obstacleToSet(tag, now))
  return [
    action(t('operation.move'), why(obstacleToMove(tag, now)), { kind: 'move', tag }),
    action(t('operation.newFrom'), place, { kind: 'new', image: tag.manifest_digest }),
    action(t('operation.restore'), why(obstacleToRestoreOver(tag)), { kind: 'restore', tag: tag.name }),
    action(t('operation.expire'), set, { kind: 'expire', tag }),
    ...(tag.end_ts === null ? [] : [action(t('operation.unexpire'), set, { kind: 'unexpire', tag })]),
    ...(powers.locks
      ? [
          action(
            t(tag.immutable ? 'operation.unlock' : 'operation.lock'),
            why(obstacleToLock(tag, powers, now)),
            {
              kind: 'lock',
              tag,
            },
          ),
        ]
      : []),
    action(t('operation.pull'), null, { kind: 'pull', tag }),
    action(t('operation.delete'), why(obstacleToChange(tag, now)), { kind: 'delete', tag }),
  ]
}

/** What keeps anybody from restoring an earlier image of a live tag. */
function obstacleToRestoreOver({ name, immutable }: TagEntry): TagObstacle | null {
  if (!isAddressable(name)) return 'unaddressable'
  return immutable ? 'locked' : null
}

function actionsOnEnded({ tag, obstacle, t, onAsk }: About): Action[] {
  const why = obstacle
    ? t(OBSTACLES[obstacle])
    : isAddressable(tag.name)
      ? null
      : t(TAG_OBSTACLES.unaddressable)
  return [
    {
      name: 'restore',
      label: t('operation.restoreEnded'),
      disabled: why,
      onSelect: () => onAsk({ kind: 'restore', tag: tag.name }),
    },
  ]
}
