import { useTexts } from '~/i18n/FormatProvider'
import type { TagEntry } from '~/api/schemas'
import { isLive } from '~/history/lifetime'
import { obstacleToChange, obstacleToMove, type Obstacle, type TagObstacle } from '~/operations/possible'
import { isAddressable } from '~/operations/tag-name'
import { Menu } from '~/ui/Menu'
import type { MenuPart } from '~/ui/menu-parts'
import type { Asked } from './Dialogs'

export const OBSTACLES = {
  unknown: 'operation.obstacle.unknown',
  notSignedIn: 'operation.obstacle.notSignedIn',
  registryReadOnly: 'operation.obstacle.registryReadOnly',
  readOnly: 'operation.obstacle.readOnly',
  mirror: 'operation.obstacle.mirror',
  otherState: 'operation.obstacle.otherState',
  reader: 'operation.obstacle.reader',
} as const satisfies Record<Obstacle, string>

export const TAG_OBSTACLES = {
  locked: 'operation.tagObstacle.locked',
  unaddressable: 'operation.tagObstacle.unaddressable',
  oddName: 'operation.oddName',
  purged: 'operation.tagObstacle.purged',
  ended: 'operation.tagObstacle.ended',
} as const satisfies Record<TagObstacle, string>

interface TagMenuProps {
  tag: TagEntry
  /** What keeps the person from changing tags here; null for nothing. */
  obstacle: Obstacle | null
  now: number
  onAsk: (asked: Asked) => void
}

/** What can be done with a tag; what can't be says why. */
export function TagMenu({ tag, obstacle, now, onAsk }: TagMenuProps) {
  const t = useTexts()
  // Made when it opens: a list has many rows, and each a menu.
  const parts = (): MenuPart[] => {
    const live = isLive(tag, now)
    const place = obstacle && t(OBSTACLES[obstacle])
    const change = obstacleToChange(tag, now)
    const changeReason = place ?? (change && t(TAG_OBSTACLES[change]))
    const move = obstacleToMove(tag, now)
    const moveReason = place ?? (move && t(TAG_OBSTACLES[move]))
    const restoreReason =
      place ??
      (!isAddressable(tag.name)
        ? t(TAG_OBSTACLES.unaddressable)
        : live && tag.immutable
          ? t(TAG_OBSTACLES.locked)
          : null)
    return [
      ...(live
        ? [
            action(t('operation.move'), moveReason, () => onAsk({ kind: 'move', tag })),
            action(t('operation.newFrom'), place, () => onAsk({ kind: 'new', image: tag.manifest_digest })),
          ]
        : []),
      action(live ? t('operation.restore') : t('operation.restoreEnded'), restoreReason, () =>
        onAsk({ kind: 'restore', tag: tag.name }),
      ),
      ...(live ? [action(t('operation.pull'), null, () => onAsk({ kind: 'pull', tag }))] : []),
      ...(live ? [action(t('operation.delete'), changeReason, () => onAsk({ kind: 'delete', tag }))] : []),
    ]
  }
  return (
    <Menu
      label={t('operation.rowMenu', { tag: tag.name })}
      parts={parts}
      className="grid size-7 place-items-center rounded-md font-bold text-muted hover:bg-sunken hover:text-ink pointer-coarse:size-9"
    >
      <span aria-hidden="true">⋯</span>
    </Menu>
  )
}

function action(label: string, disabled: string | null, onSelect: () => void): MenuPart {
  return { kind: 'action', label, disabled, onSelect }
}
