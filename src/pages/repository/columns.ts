import type { CSSProperties } from 'react'
import type { Column } from '~/tags/view'
import { OPTIONAL, type OptionalColumn } from './preferences'

declare module 'react' {
  interface CSSProperties {
    '--roomy'?: string
    '--wide'?: string
  }
}

/** The message key of each column's heading, in the order of the table. */
export const HEADINGS = {
  name: 'tags.name',
  image: 'tags.image',
  size: 'tags.size',
  changed: 'tags.changed',
  expires: 'tags.expires',
  lock: 'tags.lock',
} as const satisfies Record<Column, string>

const ROOMY = {
  image: 'minmax(150px,204px)',
  timeline: 'minmax(280px,2.2fr)',
  size: '76px',
  changed: '104px',
  expires: '112px',
  lock: '44px',
} as const satisfies Record<OptionalColumn, string>

const WIDE = {
  image: 'minmax(156px,1.3fr)',
  timeline: '',
  size: '72px',
  changed: '112px',
  expires: '118px',
  lock: '40px',
} as const satisfies Record<OptionalColumn, string>

/** The widths of the columns that are shown, for the element around all rows. */
export function widthsOf(columns: readonly OptionalColumn[]): CSSProperties {
  const shown = OPTIONAL.filter((column) => columns.includes(column))
  return {
    '--roomy': `20px minmax(130px,1fr) ${shown.map((column) => ROOMY[column]).join(' ')} 32px`,
    '--wide': `20px minmax(110px,2.2fr) ${shown.map((column) => WIDE[column]).join(' ')} 32px`,
  }
}

/**
 * The grid of a row: columns where there is room, the timeline among them where there is much; two lines and the timeline
 * under them where there is little (see TagRow).
 */
export const ROW_GRID =
  'grid items-center gap-x-3 px-3 roomy:grid-cols-(--roomy) ' +
  'wide:not-roomy:gap-x-2 wide:not-roomy:grid-cols-(--wide) ' +
  'compact:grid-cols-[20px_minmax(0,1fr)_auto_auto_32px] compact:gap-y-1 compact:px-3.5 compact:py-2.5'

/** The timeline's own place in it. */
export const TIMELINE_CELL =
  'min-w-0 wide:not-roomy:col-span-full wide:not-roomy:row-start-2 ' +
  'wide:not-roomy:pb-2 compact:col-span-full compact:row-start-3'

/** The places of the other cells: on narrow screens name and end stand in the first line, the image and the rest in the second. */
export const CELLS = {
  name: 'min-w-0 compact:col-start-2 compact:row-start-1',
  image: 'min-w-0 flex items-center gap-1 compact:col-start-2 compact:row-start-2',
  size: 'min-w-0 num text-right compact:col-start-3 compact:row-start-2 compact:text-sm compact:text-muted',
  changed: 'min-w-0 text-muted compact:col-start-4 compact:row-start-2 compact:text-sm',
  expires: 'min-w-0 compact:col-span-2 compact:col-start-3 compact:row-start-1 compact:justify-self-end',
  lock: 'compact:hidden',
} as const satisfies Record<Column, string>
