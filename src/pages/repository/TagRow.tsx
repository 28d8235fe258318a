import { memo, Suspense } from 'react'
import { stateOf } from '~/history/lifetime'
import { useFormat, useTexts } from '~/i18n/FormatProvider'
import type { TagEntry } from '~/api/schemas'
import { DigestChip } from '~/tags/DigestChip'
import { LockMark } from '~/tags/LockMark'
import { Moment } from '~/tags/Moment'
import { spelled } from '~/tags/name-marks'
import { TagMenu } from '~/tags/operations/TagMenu'
import { TagLink } from '~/tags/TagLink'
import { useChildren } from '~/tags/use-children'
import { Chip } from '~/ui/Chip'
import { classes } from '~/ui/classes'
import { CopyButton } from '~/ui/CopyButton'
import { focusHint, Hint } from '~/ui/Hint'
import { CELLS, ROW_GRID, TIMELINE_CELL } from './columns'
import type { OptionalColumn } from './preferences'
import type { RowContext } from './row-context'
import { lazyPart } from '~/ui/parts'

const TagTimeline = lazyPart(async () => ({
  default: (await import('~/tags/timeline/TagTimeline')).TagTimeline,
}))

interface TagRowProps {
  tag: TagEntry
  /** Its place among the rows, from 0. */
  index: number
  /** Where it stands, in pixels, in a long list of which a part is laid out; null where all rows are. */
  top: number | null
  height: number
  /** All of its lifetimes, where the listing told them. */
  lifetimes: readonly TagEntry[] | null
  /** Whether it began since the list was read. */
  isNew: boolean
  isSelected: boolean
  /** Whether it is the one row that the keyboard comes to. */
  isActive: boolean
  context: RowContext
}

/** One tag: what it points to, and what is to be known at a glance. Drawn anew only when something of it changes. */
export const TagRow = memo(function TagRow(props: TagRowProps) {
  const { tag, index, top, height, lifetimes, isNew, isSelected, isActive, context } = props
  const { repository, axis, now, obstacle, columns, onAsk, onSelect } = context
  const shows = (column: OptionalColumn) => columns.includes(column)
  const t = useTexts()
  const format = useFormat()
  const children = useChildren(tag)
  const changed = format.exact(tag.start_ts)
  const hint =
    tag.end_ts === null || tag.end_ts < tag.start_ts
      ? t('tags.moments', { changed })
      : t('tags.momentsWithEnd', { changed, end: format.exact(tag.end_ts) })
  return (
    <div
      role="row"
      // The headings are the first row.
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      tabIndex={isActive ? 0 : -1}
      {...focusHint(hint)}
      style={top === null ? { minHeight: height } : { top, height }}
      className={classes(
        ROW_GRID,
        'scroll-mt-14 scroll-mb-20 border-t border-line outline-offset-[-2px]! hover:bg-page aria-selected:bg-accent-soft/50',
        top === null ? 'wide:first:border-t-0' : 'absolute inset-x-0',
      )}
    >
      <div role="gridcell" className="grid compact:row-span-2 compact:row-start-1 compact:self-start">
        <input
          type="checkbox"
          checked={isSelected}
          aria-label={t('list.select', { tag: spelled(tag.name) })}
          onChange={({ nativeEvent }) =>
            onSelect(tag.name, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
          }
          className="size-4 accent-accent pointer-coarse:size-6"
        />
      </div>
      <div
        role="rowheader"
        className={classes(
          CELLS.name,
          'flex items-center gap-1.5 font-[560]',
          (tag.end_ts === null || !shows('expires')) && 'compact:col-span-3',
        )}
      >
        <TagLink repository={repository} tag={tag.name} hint={hint} />
        {isNew && <Chip tone="accent">{t('list.isNew')}</Chip>}
        {tag.immutable && (
          <span className="wide:hidden">
            <LockMark />
          </span>
        )}
      </div>
      {shows('image') && (
        <div role="gridcell" className={CELLS.image}>
          <DigestChip digest={tag.manifest_digest}>{children}</DigestChip>
          <CopyButton
            text={tag.manifest_digest}
            label={t('tags.copyDigest', { tag: spelled(tag.name) })}
            copied={t('tags.copied')}
            refused={t('tags.copyRefused')}
          />
        </div>
      )}
      {shows('timeline') && (
        <div role="gridcell" className={TIMELINE_CELL}>
          <Suspense>
            <TagTimeline repository={repository} tag={tag} lifetimes={lifetimes} axis={axis} />
          </Suspense>
        </div>
      )}
      {shows('size') && (
        <div role="gridcell" className={CELLS.size}>
          {tag.size === null ? <span className="text-faint">–</span> : format.bytes(tag.size)}
        </div>
      )}
      {shows('changed') && (
        <div role="gridcell" className={CELLS.changed}>
          <Moment at={tag.start_ts} now={now} />
        </div>
      )}
      {shows('expires') && (
        <div role="gridcell" className={CELLS.expires}>
          <End tag={tag} now={now} />
        </div>
      )}
      {shows('lock') && (
        <div role="gridcell" className={CELLS.lock}>
          {tag.immutable && <LockMark />}
        </div>
      )}
      <div role="gridcell" className="compact:col-start-5 compact:row-span-2 compact:row-start-1">
        <TagMenu repository={repository} tag={tag} obstacle={obstacle} now={now} onAsk={onAsk} />
      </div>
    </div>
  )
})

function End({ tag, now }: { tag: TagEntry; now: number }) {
  const t = useTexts()
  const format = useFormat()
  if (tag.end_ts === null) return <span className="text-faint compact:hidden">{t('tags.noExpiry')}</span>
  switch (stateOf(tag, now)) {
    case 'purged':
      return <Chip tone="danger">{t('tags.purged')}</Chip>
    case 'ended':
      return (
        <Chip>
          <Hint text={format.exact(tag.end_ts)}>
            {t('tags.ended', { moment: format.moment(tag.end_ts, now) })}
          </Hint>
        </Chip>
      )
    case 'live':
    case 'expiring':
      return (
        <Chip tone="warn">
          <Moment at={tag.end_ts} now={now} />
        </Chip>
      )
  }
}
