import { Fragment, useId, type ReactNode } from 'react'

/** A box beside the history. */
export function Panel({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section
      aria-labelledby={id}
      className="grid min-w-0 gap-2.5 rounded-[10px] border border-line bg-surface px-4 py-3.5"
    >
      <h2 id={id} className="text-lg font-semibold">
        {title}
      </h2>
      {children}
    </section>
  )
}

/** Names and values. */
export function Rows({ rows }: { rows: readonly (readonly [ReactNode, ReactNode])[] }) {
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3.5 gap-y-1.5 text-sm">
      {rows.map(([name, value], index) => (
        <Fragment key={index}>
          <dt className="max-w-40 text-muted">{name}</dt>
          <dd className="text-right">{value}</dd>
        </Fragment>
      ))}
    </dl>
  )
}
