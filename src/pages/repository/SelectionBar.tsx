import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TagEntry } from '~/api/schemas'
import { hides } from '~/deployment'
import { useFormat } from '~/i18n/FormatProvider'
import { withMessages } from '~/i18n/i18n'
import { isOffered, type WishName } from '~/operations/plan/wish'
import type { Place } from '~/tags/operations/place'
import { OBSTACLES } from '~/tags/operations/obstacles'
import { Button } from '~/ui/Button'
import { Docked } from '~/ui/Dock'
import { Icon } from '~/ui/icons'
import { Menu } from '~/ui/Menu'
import { fileName, useExport } from '~/tags/use-export'
import { lazyPart } from '~/ui/parts'

const PlanDialog = lazyPart(() => withMessages(import('~/tags/plans/PlanDialog')))

const WISHES = ['expire', 'unexpire', 'lock', 'unlock', 'purge'] as const

interface SelectionBarProps {
  place: Place
  /** All tags that are known, in the order of the screen. */
  tags: readonly TagEntry[]
  /** Those that the filter leaves. */
  rows: readonly TagEntry[]
  selected: ReadonlySet<string>
  onAll: () => void
  onClear: () => void
}

/** How many tags are chosen, and what can be done with them; covers no row that can't be scrolled clear of it. */
export default function SelectionBar(props: SelectionBarProps) {
  const { place, tags, rows, selected, onAll, onClear } = props
  const { repository, obstacle } = place
  const [asked, ask] = useState<WishName | null>(null)
  const { t } = useTranslation()
  const { count } = useFormat()
  // What the filter hides is chosen all the same; what is gone is not.
  const chosen = tags.filter(({ name }) => selected.has(name))
  const shown = rows.filter(({ name }) => selected.has(name)).length
  const hidden = chosen.length - shown
  const formats = useExport(async (format) => {
    const { exportTags } = await import('./export-tags')
    exportTags(fileName(repository, 'selected', true), format, chosen)
  })
  return (
    <>
      {/* The room that lets the last row be scrolled clear. */}
      <div aria-hidden="true" className="h-12 compact:h-32" />
      <Docked>
        <section
          aria-label={t('selection.title')}
          className="pointer-events-auto order-last flex max-w-full flex-wrap self-center items-center gap-2 rounded-[10px] border border-line-strong bg-raised py-2 pr-2 pl-3.5 shadow-raised"
        >
          <p role="status" className="num mr-1">
            {t('selection.count', { count: chosen.length, formatted: count(chosen.length) })}
            {hidden > 0 && (
              <span className="text-muted"> {t('selection.hidden', { formatted: count(hidden) })}</span>
            )}
          </p>
          <Button
            size="small"
            className="text-danger!"
            why={obstacle && t(OBSTACLES[obstacle])}
            onClick={() => ask('delete')}
          >
            {t('plan.open')}
          </Button>
          <Menu
            parts={WISHES.filter((name) => isOffered(name, place.powers)).map((name) => ({
              kind: 'action',
              label: t(`plan.ask.${name}`),
              disabled: obstacle && t(OBSTACLES[obstacle]),
              onSelect: () => ask(name),
            }))}
          >
            {t('plan.more')} <Icon name="chevronDown" size={12} />
          </Menu>
          {shown < rows.length && (
            <Button size="small" onClick={onAll}>
              {t('selection.allThatMatch', { formatted: count(rows.length) })}
            </Button>
          )}
          {!hides('export') && (
            <Menu parts={formats}>
              {t('export.selected')} <Icon name="chevronDown" size={12} />
            </Menu>
          )}
          <Button size="small" look="ghost" onClick={onClear}>
            {t('selection.clear')}
          </Button>
        </section>
      </Docked>
      {asked && (
        <Suspense>
          <PlanDialog place={place} name={asked} tags={chosen} origin="selection" onClose={() => ask(null)} />
        </Suspense>
      )}
    </>
  )
}
