import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { TagEntry } from '~/api/schemas'
import type { Column, Sort } from '~/tags/view'
import { AxisHead } from '~/tags/timeline/AxisHead'
import { classes } from '~/ui/classes'
import { ROW_GRID, TIMELINE_CELL, widthsOf } from './columns'
import { Heading } from './Heading'
import type { Density } from './preferences'
import type { RowContext } from './row-context'
import { SelectAll } from './SelectAll'
import { SkeletonRow } from './SkeletonRow'
import { TagRow } from './TagRow'
import { useRowKeys } from './use-row-keys'
import { useRowsInView } from './use-rows-in-view'

interface TagTableProps {
  label: string
  rows: readonly TagEntry[]
  sort: Sort
  onSort: (column: Column) => void
  context: RowContext
  density: Density
  /** The names of the tags that are chosen. */
  selected: ReadonlySet<string>
  /** Takes these into the selection, or out. */
  onSelectThese: (rows: readonly { name: string }[], on: boolean) => void
  /** The lifetimes of a tag, where the listing told all of them. */
  lifetimesOf: ((tag: string) => readonly TagEntry[]) | null
  /** The names of tags to be marked as new. */
  news: ReadonlySet<string>
  /** Changes with the filter and the sort. */
  order: string
  /** Whether there are no further rows to come. */
  isWhole: boolean
  /** Shows rows without content instead: the list is on its way. */
  loading: boolean
}

const SKELETON_ROWS = 12

/** The tags as a grid: the keyboard goes from row to row. Of many, those that are in view are laid out. */
export function TagTable(props: TagTableProps) {
  const {
    label,
    rows,
    sort,
    onSort,
    context,
    density,
    selected,
    onSelectThese,
    lifetimesOf,
    news,
    order,
    isWhole,
    loading,
  } = props
  const { t } = useTranslation()
  const holder = useRef<HTMLDivElement>(null)
  const { columns } = context
  const heading = (column: Column) => <Heading key={column} column={column} sort={sort} onSort={onSort} />
  const view = useRowsInView(holder, rows, {
    density,
    order,
    withTimeline: columns.includes('timeline'),
    isWhole,
  })
  const keys = useRowKeys(holder, rows, {
    perScreen: view.perScreen,
    onSelect: context.onSelect,
    onAdd: (these) => onSelectThese(these, true),
  })
  return (
    <div
      role="grid"
      aria-rowcount={rows.length + 1}
      aria-multiselectable
      aria-label={label}
      aria-busy={loading}
      className="overflow-hidden rounded-[10px] border border-line bg-surface"
      style={widthsOf(columns)}
    >
      {columns.includes('timeline') && !loading && (
        // Narrow screens show no headings but the dates.
        <div
          aria-hidden="true"
          className="border-b border-line px-3.5 pt-1.5 pb-1 text-xs text-muted wide:hidden"
        >
          <AxisHead axis={context.axis} />
        </div>
      )}
      <div role="rowgroup">
        <div
          role="row"
          aria-rowindex={1}
          className={classes(
            ROW_GRID,
            'min-h-10 text-xs font-[540] text-muted compact:sr-only wide:border-b wide:border-line',
          )}
        >
          <div role="columnheader" className="grid compact:hidden">
            <SelectAll rows={rows} selected={selected} onChange={onSelectThese} />
          </div>
          {heading('name')}
          {columns.map((column) =>
            column === 'timeline' ? (
              <div key={column} role="columnheader" className={TIMELINE_CELL}>
                <span className="sr-only">{t('timeline.heading')}</span>
                <div className="compact:hidden">
                  <AxisHead axis={context.axis} />
                </div>
              </div>
            ) : (
              heading(column)
            ),
          )}
          <div role="columnheader">
            <span className="sr-only">{t('tags.actions')}</span>
          </div>
        </div>
      </div>
      <div
        role="rowgroup"
        ref={holder}
        className="relative [overflow-anchor:none]"
        style={view.height === null || loading ? undefined : { height: view.height }}
        {...keys.handlers}
      >
        {loading
          ? Array.from({ length: SKELETON_ROWS }, (_, index) => (
              <SkeletonRow key={index} height={view.rowHeight} columns={columns} />
            ))
          : view.indexes(keys.kept).map((index) => {
              const tag = rows[index]
              return (
                tag && (
                  <TagRow
                    // A tag that moves keeps its row, and its menu the focus that comes back from a dialog.
                    key={tag.name}
                    tag={tag}
                    index={index}
                    top={view.height === null ? null : index * view.rowHeight}
                    height={view.rowHeight}
                    lifetimes={lifetimesOf?.(tag.name) ?? null}
                    isNew={news.has(tag.name)}
                    isSelected={selected.has(tag.name)}
                    isActive={index === keys.active}
                    context={context}
                  />
                )
              )
            })}
      </div>
    </div>
  )
}
