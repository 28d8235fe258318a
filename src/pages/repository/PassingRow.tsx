import type { ReactNode } from 'react'
import { useFormat } from '~/i18n/FormatProvider'
import { spelled } from '~/tags/name-marks'
import { DigestChip } from '~/tags/DigestChip'
import { classes } from '~/ui/classes'
import { CELLS, LAID_OUT, ROW_GRID, TIMELINE_CELL } from './columns'
import type { OptionalColumn } from './preferences'
import type { TagRowProps } from './TagRow'

type PassingRowProps = Pick<TagRowProps, 'tag' | 'index' | 'top' | 'height' | 'isSelected' | 'context'>

/** One tag that goes by faster than anybody reads: enough to see where one is. */
export function PassingRow({ tag, index, top, height, isSelected, context }: PassingRowProps) {
  const { columns, now } = context
  const format = useFormat()
  const shown: Partial<Record<OptionalColumn, () => ReactNode>> = {
    image: () => <DigestChip digest={tag.manifest_digest} />,
    size: () => tag.size !== null && format.bytes(tag.size),
    changed: () => format.moment(tag.start_ts, now),
  }
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      style={top === null ? { minHeight: height } : { top, height }}
      className={classes(ROW_GRID, LAID_OUT, 'border-t border-line aria-selected:bg-accent-soft/50')}
    >
      <div role="rowheader" className={classes(CELLS.name, 'col-start-2 truncate font-[560]')}>
        <bdi>{spelled(tag.name)}</bdi>
      </div>
      {columns.map((column) => (
        <div key={column} role="gridcell" className={column === 'timeline' ? TIMELINE_CELL : CELLS[column]}>
          {shown[column]?.()}
        </div>
      ))}
    </div>
  )
}
