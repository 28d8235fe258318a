import type { CSSProperties } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { Stretch } from '~/history/timeline'
import { useFormat } from '~/i18n/FormatProvider'
import { DigestChip } from '~/tags/DigestChip'
import { spelled } from '~/tags/name-marks'
import { useLit } from './lit'

const WIDTH = 336
const MARGIN = 8

/** What the stretch is that a person points to: what happened, from when to when, how long, which image. */
export function StretchDetail() {
  const lit = useLit()
  // It stays where it is, so that what comes into it is read out.
  return createPortal(
    <div role="status" className={lit ? BOX : undefined} style={lit ? placeBeside(lit.anchor) : undefined}>
      {lit && <Words stretch={lit.stretch} tag={spelled(lit.tag)} isPart={lit.isPart} />}
    </div>,
    document.body,
  )
}

const BOX =
  'pointer-events-none fixed z-30 grid gap-0.5 rounded-[9px] border border-line-strong bg-raised px-3 py-2 text-sm shadow-raised'

function placeBeside(anchor: DOMRect): CSSProperties {
  const left = Math.max(MARGIN, Math.min(anchor.left, window.innerWidth - WIDTH - MARGIN))
  const below = anchor.bottom + 110 < window.innerHeight
  return below
    ? { left, top: anchor.bottom + 4, width: WIDTH }
    : { left, bottom: window.innerHeight - anchor.top + 4, width: WIDTH }
}

const BEGAN = {
  'first-known': 'change.firstKnown',
  moved: 'change.moved',
  renewed: 'change.renewed',
  restored: 'change.restored',
  returned: 'change.returned',
} as const

function Words({ stretch, tag, isPart }: { stretch: Stretch; tag: string; isPart: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  switch (stretch.kind) {
    case 'absence':
      return (
        <>
          <p className="font-semibold">{t('timeline.absent', { tag })}</p>
          <p className="text-muted">{`${format.exact(stretch.since)} – ${format.exact(stretch.until)}`}</p>
          <p className="text-muted">{format.about(stretch.until - stretch.since)}</p>
        </>
      )
    case 'expiration': {
      const end = stretch.lifetime.end_ts ?? stretch.end
      return (
        <>
          <p className="flex items-center gap-2 font-semibold">
            {t('timeline.willExpire', { tag })} <DigestChip digest={stretch.digest} />
          </p>
          <p className="text-muted">{format.exact(end)}</p>
          <p className="text-muted">{t('timeline.left', { duration: format.about(end - stretch.start) })}</p>
        </>
      )
    }
    case 'purged':
      return (
        <>
          <p className="font-semibold">{t('change.purged')}</p>
          <DigestChip digest={stretch.digest} />
          <p className="text-muted">
            {t('timeline.began', { moment: format.exact(stretch.lifetime.start_ts) })}
          </p>
        </>
      )
    case 'live':
    case 'former': {
      const { start_ts, end_ts } = stretch.lifetime
      const since = format.exact(start_ts)
      return (
        <>
          <p className="flex items-center gap-2 font-semibold">
            {isPart && stretch.began === 'first-known' ? t('change.setTo') : t(BEGAN[stretch.began])}{' '}
            <DigestChip digest={stretch.digest} />
          </p>
          <p className="text-muted">
            {stretch.kind === 'live' || end_ts === null
              ? t('timeline.since', { moment: since })
              : `${since} – ${format.exact(end_ts)}`}
          </p>
          <p className="text-muted">{format.about(stretch.end - Math.min(start_ts, stretch.start))}</p>
        </>
      )
    }
  }
}
