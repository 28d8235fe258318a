import { classes } from '~/ui/classes'
import { Skeleton } from '~/ui/Skeleton'
import { CELLS, ROW_GRID, TIMELINE_CELL } from './columns'
import type { OptionalColumn } from './preferences'

const SKELETONS = {
  image: 'my-1 h-4 w-20 pointer-coarse:my-2.5',
  timeline: 'h-3 w-full',
  size: 'h-3.5 w-12',
  changed: 'h-3.5 w-16',
  expires: 'h-3.5 w-10 compact:hidden',
  lock: 'h-3.5 w-3',
} as const satisfies Record<OptionalColumn, string>

/** A row that is on its way. */
export function SkeletonRow({ height, columns }: { height: number; columns: readonly OptionalColumn[] }) {
  return (
    <div
      role="row"
      style={{ minHeight: height }}
      className={classes(ROW_GRID, 'border-t border-line wide:first:border-t-0')}
    >
      <div role="gridcell" className="compact:row-span-2 compact:row-start-1">
        <Skeleton className="size-4" />
      </div>
      <div role="gridcell" className={CELLS.name}>
        <Skeleton className="h-3.5 w-32" />
      </div>
      {columns.map((column) => (
        <div key={column} role="gridcell" className={column === 'timeline' ? TIMELINE_CELL : CELLS[column]}>
          <Skeleton className={SKELETONS[column]} />
        </div>
      ))}
    </div>
  )
}
