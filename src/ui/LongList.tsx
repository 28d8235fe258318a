import { useState, type ReactNode } from 'react'

/** So many rows above and below what is in view are there already. */
const BEYOND = 6

interface LongListProps {
  label: string
  count: number
  /** In pixels; all rows are of one height. */
  rowHeight: number
  /** The most that is in view at once. */
  rowsInView: number
  row: (index: number) => ReactNode
}

/**
 * A list in a box that scrolls: of ten thousand rows, those in view are there. Each holds something that takes the focus, so
 * that the keyboard reaches the next ones.
 */
export function LongList({ label, count, rowHeight, rowsInView, row }: LongListProps) {
  const [top, setTop] = useState(0)
  const first = Math.max(0, Math.floor(top / rowHeight) - BEYOND)
  const last = Math.min(count, Math.ceil(top / rowHeight) + rowsInView + BEYOND)
  const indexes = Array.from({ length: Math.max(0, last - first) }, (_, at) => first + at)
  return (
    <div
      role="region"
      aria-label={label}
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
      className="overflow-y-auto rounded-[10px] border border-line bg-surface"
      style={{ height: Math.min(count, rowsInView) * rowHeight + 2 }}
    >
      <ul className="relative" style={{ height: count * rowHeight }}>
        {indexes.map((index) => (
          <li
            key={index}
            aria-setsize={count}
            aria-posinset={index + 1}
            className="absolute inset-x-0 border-b border-line px-3"
            style={{ top: index * rowHeight, height: rowHeight }}
          >
            {row(index)}
          </li>
        ))}
      </ul>
    </div>
  )
}
