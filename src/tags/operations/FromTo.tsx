import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TagEntry } from '~/api/schemas'
import { useFormat } from '~/i18n/FormatProvider'
import { classes } from '~/ui/classes'
import { DigestChip } from '~/tags/DigestChip'
import { Moment } from '~/tags/Moment'

interface SideProps {
  label: string
  /** What it is, in a line. */
  what: ReactNode
  /** What more is known of it, in one line each. */
  children?: ReactNode
  strong?: boolean
}

/** What is so, or would be. */
export function Side({ label, what, children, strong = false }: SideProps) {
  return (
    <div
      className={classes(
        'grid content-start gap-1 rounded-[10px] border bg-surface px-3 py-2.5',
        strong ? 'border-accent shadow-[inset_0_0_0_1px_var(--accent)]' : 'border-line',
      )}
    >
      <span className="text-sm text-muted">{label}</span>
      {what}
      <div className="grid gap-0.5 text-sm text-muted">{children}</div>
    </div>
  )
}

interface FromToProps {
  from: ReactNode
  to: ReactNode
}

/** What the tag points to now, and what it would point to. */
export function FromTo({ from, to }: FromToProps) {
  return (
    <div className="grid items-stretch gap-2 wide:grid-cols-[1fr_20px_1fr]">
      {from}
      <span aria-hidden="true" className="grid place-items-center text-faint compact:hidden">
        →
      </span>
      {to}
    </div>
  )
}

/** The side of a live lifetime; null for a tag that points nowhere. `others`: the other tags on its image. */
export function NowSide({
  live,
  others,
  now,
}: {
  live: TagEntry | null
  others: readonly string[]
  now: number
}) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Side
      label={t('operation.now')}
      what={live ? <DigestChip digest={live.manifest_digest} /> : <span>{t('operation.nothing')}</span>}
    >
      {live && (
        <>
          <AlsoOn names={others} />
          <span>
            {live.size !== null && `${format.bytes(live.size)} · `}
            <Since live={live} now={now} />
          </span>
        </>
      )}
    </Side>
  )
}

function Since({ live, now }: { live: TagEntry; now: number }) {
  const { t } = useTranslation()
  return (
    <>
      {t('operation.began')} <Moment at={live.start_ts} now={now} />
    </>
  )
}

/** The side of the image that the tag would have. */
export function ThenSide({
  digest,
  others,
  size,
}: {
  digest: string
  others: readonly string[]
  size: number | null
}) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Side label={t('operation.then')} what={<DigestChip digest={digest} />} strong>
      <AlsoOn names={others} />
      {size !== null && <span>{format.bytes(size)}</span>}
    </Side>
  )
}

const NAMED = 4

/** The tags on an image, by name as far as there is room. */
export function AlsoOn({ names }: { names: readonly string[] }) {
  const { t } = useTranslation()
  if (names.length === 0) return null
  const rest = names.length - NAMED
  return (
    <span className="[overflow-wrap:anywhere]">
      {t('operation.also')} <bdi>{names.slice(0, NAMED).join(', ')}</bdi>
      {rest > 0 && ` ${t('operation.andMore', { count: rest })}`}
    </span>
  )
}
