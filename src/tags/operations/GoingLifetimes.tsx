import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { TagEntry } from '~/api/schemas'
import { useFormat } from '~/i18n/FormatProvider'
import { DigestChip } from '~/tags/DigestChip'

/** The lifetimes that would go, all on one image. */
export function GoingLifetimes({ digest, lifetimes }: { digest: string; lifetimes: readonly TagEntry[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const title = useId()
  return (
    <div className="grid gap-2 rounded-[10px] border border-line bg-surface px-3 py-2.5">
      <p id={title} className="flex flex-wrap items-center gap-x-2">
        {t('operation.purgeThese', { count: lifetimes.length })} <DigestChip digest={digest} />
      </p>
      <ul
        aria-labelledby={title}
        tabIndex={0}
        className="grid max-h-40 gap-0.5 overflow-y-auto rounded text-sm text-muted"
      >
        {lifetimes.map(({ start_ts, end_ts }, index) => (
          // Two lifetimes can be alike in everything (contract README 1).
          <li key={`${start_ts} ${index}`}>
            {format.exact(start_ts)}
            {end_ts !== null && ` – ${format.exact(end_ts)}`}
          </li>
        ))}
      </ul>
    </div>
  )
}
