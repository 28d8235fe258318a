import { useQueryClient } from '@tanstack/react-query'
import type { TagEntry } from '~/api/schemas'
import { useTexts } from '~/i18n/FormatProvider'
import type { Obstacle } from '~/operations/possible'
import { Menu } from '~/ui/Menu'
import type { Asked } from './Dialogs'
import { actionsOf, type ActionName } from './tag-actions'
import { knownPowers } from './use-place'

interface TagMenuProps {
  /** The repository's whole name. */
  repository: string
  tag: TagEntry
  /** What keeps the person from changing tags here; null for nothing. */
  obstacle: Obstacle | null
  now: number
  onAsk: (asked: Asked) => void
  /** What stands beside it as a button. */
  without?: readonly ActionName[]
}

/** What can be done with a tag; what can't be says why. */
export function TagMenu({ repository, tag, obstacle, now, onAsk, without }: TagMenuProps) {
  const t = useTexts()
  const client = useQueryClient()
  // Made when it opens: a list has many rows, and each a menu.
  const parts = () =>
    actionsOf({ tag, obstacle, powers: knownPowers(client, repository), now, t, onAsk })
      .filter(({ name }) => !without?.includes(name))
      .map(({ label, disabled, onSelect }) => ({ kind: 'action' as const, label, disabled, onSelect }))
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
