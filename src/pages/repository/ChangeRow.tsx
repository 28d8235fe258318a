import { memo } from 'react'
import type { TagEntry } from '~/api/schemas'
import type { LoggedEnd, Told } from '~/history/log-join'
import { useFormat, useTexts } from '~/i18n/FormatProvider'
import type { Obstacle } from '~/operations/possible'
import { isAddressable } from '~/operations/tag-name'
import { DigestChip } from '~/tags/DigestChip'
import { ChangeWords, doerText } from '~/tags/history/ChangeWords'
import type { Asked } from '~/tags/operations/Dialogs'
import { OBSTACLES } from '~/tags/operations/obstacles'
import { isoOf } from '~/tags/Moment'
import { TagLink } from '~/tags/TagLink'
import { Button } from '~/ui/Button'
import { Hint } from '~/ui/Hint'

/** A change, or an end that the usage log alone tells: its lifetime was not read yet. */
export type ShownChange = Told<TagEntry> | LoggedEnd

interface ChangeRowProps {
  change: ShownChange
  repository: string
  /** Earlier lifetimes were not read. */
  isOldestRead: boolean
  /** Whether there is a way back, or was one. */
  isRestorable: boolean
  /** Since when it is over, in seconds; null while it is not. */
  overSince: number | null
  /** What keeps the person from changing tags here; null for nothing. */
  obstacle: Obstacle | null
  onAsk: (asked: Asked) => void
}

/** One change of the repository: when, which tag, what, who; and the way back where there is one. Drawn anew only when that changes. */
export const ChangeRow = memo(function ChangeRow(props: ChangeRowProps) {
  const { change, repository, isOldestRead, isRestorable, overSince, obstacle, onAsk } = props
  const t = useTexts()
  const format = useFormat()
  const { tag, at, kind, from, lifetime } = change
  const doer = doerText(t, change)
  const over = overSince === null ? null : t('tagPage.overWhy', { moment: format.exact(overSince) })
  return (
    <li className="grid items-baseline gap-x-4 gap-y-0.5 border-t border-line px-3.5 py-2 [contain-intrinsic-size:auto_46px] [content-visibility:auto] first:border-t-0 wide:grid-cols-[56px_minmax(120px,1fr)_minmax(0,2fr)_96px] compact:grid-cols-[auto_minmax(0,1fr)_auto]">
      <Hint
        // The link tells it, where there is one.
        focusable={!isAddressable(tag)}
        text={format.exact(at)}
        className="num cursor-default text-left text-sm text-muted"
      >
        <time dateTime={isoOf(at)}>{format.time(at)}</time>
      </Hint>
      <span className="min-w-0 font-[560]">
        <TagLink repository={repository} tag={tag} hint={format.exact(at)} />
      </span>
      <div className="grid min-w-0 gap-0.5 compact:col-span-full">
        <span className="flex flex-wrap items-center gap-x-2">
          <ChangeWords change={change} isOldestRead={isOldestRead} />
          {kind === 'moved' && from !== null && (
            <span className="inline-flex items-center gap-2 text-sm text-muted">
              {t('history.was')} <DigestChip digest={from} />
            </span>
          )}
        </span>
        {doer && <span className="text-sm text-muted [overflow-wrap:anywhere]">{doer}</span>}
      </div>
      <span className="-my-0.5 text-right compact:col-start-3 compact:row-start-1">
        {isRestorable && kind !== 'purged' && isAddressable(tag) && (
          <Button
            size="small"
            look="ghost"
            why={obstacle ? t(OBSTACLES[obstacle]) : over}
            onClick={() => onAsk({ kind: 'restore', tag, ...(lifetime ? { lifetime } : {}) })}
          >
            {t('history.restore')}
          </Button>
        )}
      </span>
    </li>
  )
})
