import type { TFunction } from 'i18next'
import type { TagEntry } from '~/api/schemas'
import { isLive } from '~/history/lifetime'
import {
  obstacleToChange,
  obstacleToLock,
  obstacleToMove,
  obstacleToPurgeEnded,
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
  const { place, why, action } = saying({ obstacle, t, onAsk })
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
    ...(powers.purges
      ? [action(t('operation.purge'), why(obstacleToChange(tag, now)), { kind: 'purge', tag })]
      : []),
  ]
}

/** What keeps anybody from restoring an earlier image of a live tag. */
function obstacleToRestoreOver({ name, immutable }: TagEntry): TagObstacle | null {
  if (!isAddressable(name)) return 'unaddressable'
  return immutable ? 'locked' : null
}

function actionsOnEnded({ tag, obstacle, powers, now, t, onAsk }: About): Action[] {
  const { why, action } = saying({ obstacle, t, onAsk })
  return [
    action(t('operation.restoreEnded'), why(isAddressable(tag.name) ? null : 'unaddressable'), {
      kind: 'restore',
      tag: tag.name,
    }),
    ...(powers.purges
      ? [
          action(t('operation.purge'), why(obstacleToPurgeEnded(tag, now)), {
            kind: 'purge-ended',
            lifetime: tag,
          }),
        ]
      : []),
  ]
}

/** What is said of actions, and what they ask for. */
function saying({ obstacle, t, onAsk }: Pick<About, 'obstacle' | 't' | 'onAsk'>) {
  const place = obstacle && t(OBSTACLES[obstacle])
  return {
    place,
    why: (own: TagObstacle | null) => place ?? (own && t(TAG_OBSTACLES[own])),
    action: (label: string, disabled: string | null, asked: Asked): Action => ({
      name: asked.kind,
      label,
      disabled,
      onSelect: () => onAsk(asked),
    }),
  }
}
