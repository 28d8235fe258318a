import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TagEntry } from '~/api/schemas'
import { withMessages } from '~/i18n/i18n'
import { OBSTACLES } from '~/tags/operations/obstacles'
import type { Place } from '~/tags/operations/place'
import { hides } from '~/deployment'
import { AxisMenu, useAxisChoice } from '~/tags/timeline/AxisMenu'
import { COLUMNS, STATUSES, type Column, type Status, type TagView } from '~/tags/view'
import { Button } from '~/ui/Button'
import { Icon } from '~/ui/icons'
import { lazyPart } from '~/ui/parts'
import { Menu } from '~/ui/Menu'
import type { MenuPart } from '~/ui/menu-parts'
import { HEADINGS } from './columns'
import { fileName, useExport } from '~/tags/use-export'
import { useFilterParts } from './use-filter-parts'
import { useKey } from './use-key'
import { useTableParts } from './use-table-parts'

const RuleDialog = lazyPart(() => withMessages(import('~/tags/plans/RuleDialog')))

const STATUS_NAMES = {
  live: 'tags.statusLive',
  expiring: 'tags.statusExpiring',
  locked: 'tags.statusLocked',
  ended: 'tags.statusEnded',
  all: 'tags.statusAll',
} as const satisfies Record<Status, string>

const oneOf = <T extends string>(allowed: readonly T[], value: string): T | undefined =>
  allowed.find((one) => one === value)

export interface ToolsProps {
  place: Place
  view: TagView
  onChange: (part: Partial<TagView>) => void
  /** All tags that were read. */
  tags: readonly TagEntry[]
  rows: readonly TagEntry[]
  /** Whether these are all there are. */
  complete: boolean
  /** Shows what the keyboard does. */
  onKeys: () => void
}

/** What of the list is shown, and how; on narrow screens, which show no headings either, folded into one button. */
export default function Tools(props: ToolsProps) {
  const { place, view, onChange, tags, rows, complete, onKeys } = props
  const { repository, window } = place
  const { t } = useTranslation()
  const status: MenuPart = {
    kind: 'choices',
    label: t('tags.status'),
    value: view.status,
    choices: STATUSES.map((value) => ({ value, label: t(STATUS_NAMES[value]) })),
    onChange: (value) => onChange({ status: oneOf(STATUSES, value) ?? view.status }),
  }
  const filter = useFilterParts(view, tags, onChange)
  const [isRuling, setRuling] = useState(false)
  const obstacle = place.obstacle && t(OBSTACLES[place.obstacle])
  useKey('?', onKeys)
  const table: MenuPart[] = [...useTableParts(), { kind: 'action', label: t('keys.title'), onSelect: onKeys }]
  const axis = useAxisChoice(window)
  const sort = useSortChoices(view, onChange)
  const formats = useExport(async (format) => {
    const { exportTags } = await import('./export-tags')
    exportTags(fileName(repository, 'tags', complete), format, rows)
  })
  const chevron = <Icon name="chevronDown" size={12} />
  return (
    <>
      <span className="contents compact:hidden">
        <Menu parts={filter}>
          {t('filter.title')} {chevron}
        </Menu>
        <Menu parts={[status]}>
          {t('tags.status')} <span className="text-muted">{t(STATUS_NAMES[view.status])}</span>
          {chevron}
        </Menu>
        <AxisMenu window={window} />
        <span className="ml-auto flex gap-2">
          <Button why={obstacle} onClick={() => setRuling(true)}>
            {t('rule.open')}
          </Button>
          <Menu parts={table}>
            {t('columns.title')} {chevron}
          </Menu>
          {!hides('export') && (
            <Menu parts={formats}>
              {t('export.title')} {chevron}
            </Menu>
          )}
        </span>
      </span>
      <span className="wide:hidden">
        <Menu
          label={t('tags.tools')}
          parts={() => [
            status,
            ...filter(),
            ...sort,
            axis,
            ...table,
            { kind: 'action', label: t('rule.open'), disabled: obstacle, onSelect: () => setRuling(true) },
            ...(hides('export') ? [] : [{ kind: 'note' as const, label: t('export.title') }, ...formats]),
          ]}
        >
          <Icon name="tools" />
          {view.status !== 'live' && <span className="text-muted">{t(STATUS_NAMES[view.status])}</span>}
        </Menu>
      </span>
      {isRuling && (
        <Suspense>
          <RuleDialog place={place} tags={tags} isWhole={complete} onClose={() => setRuling(false)} />
        </Suspense>
      )}
    </>
  )
}

function useSortChoices(view: TagView, onChange: ToolsProps['onChange']): MenuPart[] {
  const { t } = useTranslation()
  const { column, descending } = view.sort
  const columns: readonly Column[] = COLUMNS
  return [
    {
      kind: 'choices',
      label: t('tags.sort'),
      value: column,
      choices: COLUMNS.map((value) => ({ value, label: t(HEADINGS[value]) })),
      onChange: (value) => onChange({ sort: { column: oneOf(columns, value) ?? column, descending } }),
    },
    {
      kind: 'choices',
      label: t('tags.sortDirection'),
      value: descending ? 'descending' : 'ascending',
      choices: [
        { value: 'ascending', label: t('tags.ascending') },
        { value: 'descending', label: t('tags.descending') },
      ],
      onChange: (value) => onChange({ sort: { column, descending: value === 'descending' } }),
    },
  ]
}
