import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '~/ui/icons'
import { Menu } from '~/ui/Menu'
import { SearchField } from '~/ui/TextField'
import { KINDS, type HistoryFilter } from './history-filter'

const KIND_NAMES = {
  'first-known': 'change.kind.first-known',
  moved: 'change.kind.moved',
  renewed: 'change.kind.renewed',
  restored: 'change.kind.restored',
  returned: 'change.kind.returned',
  ended: 'change.kind.ended',
  purged: 'change.kind.purged',
} as const

interface HistoryFiltersProps {
  filter: HistoryFilter
  /** Who is named in what was read; empty where the log can't be read. */
  people: readonly string[]
  onChange: (filter: HistoryFilter) => void
  /** What stands at the end of the row. */
  children?: ReactNode
}

/** Narrows the history by tag, by what happened, by who did it. */
export function HistoryFilters({ filter, people, onChange, children }: HistoryFiltersProps) {
  const { t } = useTranslation()
  const kind = filter.kind ? t(KIND_NAMES[filter.kind]) : t('history.kindAny')
  return (
    <div role="search" className="mt-3 mb-2.5 flex flex-wrap items-center gap-2">
      <SearchField
        label={t('history.filterTag')}
        placeholder={t('history.filterTag')}
        value={filter.text}
        onChange={(text) => onChange({ ...filter, text })}
        className="max-w-[340px] min-w-0 flex-1 basis-52 compact:max-w-none compact:basis-full"
      />
      <Menu
        parts={[
          {
            kind: 'choices',
            label: t('history.kind'),
            value: filter.kind ?? 'any',
            choices: [
              { value: 'any', label: t('history.kindAny') },
              ...KINDS.map((value) => ({ value, label: t(KIND_NAMES[value]) })),
            ],
            onChange: (value) => onChange({ ...filter, kind: KINDS.find((one) => one === value) ?? null }),
          },
        ]}
      >
        {t('history.kind')} <span className="text-muted">{kind}</span>
        <Icon name="chevronDown" size={12} />
      </Menu>
      {(people.length > 0 || filter.person !== null) && (
        <Menu
          parts={[
            {
              kind: 'choices',
              label: t('history.person'),
              value: filter.person ?? '',
              choices: [
                { value: '', label: t('history.personAny') },
                ...people.map((value) => ({ value, label: value })),
              ],
              onChange: (value) => onChange({ ...filter, person: value || null }),
            },
          ]}
        >
          {t('history.person')} <span className="text-muted">{filter.person ?? t('history.personAny')}</span>
          <Icon name="chevronDown" size={12} />
        </Menu>
      )}
      {children && <span className="ml-auto">{children}</span>}
    </div>
  )
}
