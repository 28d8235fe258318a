import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { byDay } from '~/history/days'
import { wayBack } from '~/history/restorable'
import { useFormat } from '~/i18n/FormatProvider'
import { browserZone, useZone } from '~/i18n/zone'
import type { Obstacle } from '~/operations/possible'
import { changeKeys } from '~/tags/history/change-keys'
import type { Asked } from '~/tags/operations/Dialogs'
import { Button } from '~/ui/Button'
import { ChangeRow, type ShownChange } from './ChangeRow'

/** How many changes are laid out at once; more as the person comes near their end. */
const STEP = 50

interface ChangeDaysProps {
  /** Newest first. */
  changes: readonly ShownChange[]
  repository: string
  /** Seconds. */
  now: number
  /** How long ended lifetimes are kept, in seconds; null where Quay doesn't say. */
  window: number | null
  /** Earlier lifetimes were not read. */
  isOldestRead: boolean
  /** What keeps the person from changing tags here; null for nothing. */
  obstacle: Obstacle | null
  /** Whether this Quay collects what ended. */
  collects: boolean
  onAsk: (asked: Asked) => void
}

/** The changes, each day under its date in the time zone on screen. */
export function ChangeDays({ changes, ...row }: ChangeDaysProps) {
  const { t } = useTranslation()
  const { longDay } = useFormat()
  const { timeZone } = useZone()
  const [limit, setLimit] = useState(STEP)
  const days = useMemo(
    () => byDay(changes.slice(0, limit), timeZone ?? browserZone()),
    [changes, limit, timeZone],
  )
  return (
    <>
      {days.map(({ day, changes: ofDay }) => (
        <section key={day} aria-labelledby={`day-${day}`} className="mt-4">
          <h2 id={`day-${day}`} className="mb-1.5 font-semibold text-muted">
            {longDay(ofDay[0]?.at ?? row.now)}
          </h2>
          <ol className="overflow-hidden rounded-[10px] border border-line bg-surface">
            <Changes changes={ofDay} {...row} />
          </ol>
        </section>
      ))}
      {limit < changes.length && (
        <Further key={limit} label={t('history.showOlder')} onNear={() => setLimit(limit + STEP)} />
      )}
    </>
  )
}

/** The changes of a day. */
function Changes({ changes, now, window, collects, ...row }: ChangeDaysProps) {
  const keys = changeKeys(changes)
  return changes.map((change, index) => {
    // Of an end that the log alone tells, the dialog reads which lifetimes there were.
    const lifetime = change.lifetime ?? { start_ts: change.at, end_ts: change.at }
    const way = wayBack(lifetime, { now, window }, collects)
    return (
      <ChangeRow
        key={keys[index]}
        change={change}
        isRestorable={way !== null && way.kind !== 'purged'}
        overSince={way?.kind === 'over' ? way.until : null}
        {...row}
      />
    )
  })
}

/** Asks for more as soon as it comes near the view, and when it is pressed. */
function Further({ label, onNear }: { label: string; onNear: () => void }) {
  const box = useRef<HTMLDivElement>(null)
  const near = useRef(onNear)
  useEffect(() => {
    near.current = onNear
  })
  useEffect(() => {
    if (!box.current) return undefined
    const observer = new IntersectionObserver((entries) => entries.at(-1)?.isIntersecting && near.current(), {
      rootMargin: '600px',
    })
    observer.observe(box.current)
    return () => observer.disconnect()
  }, [])
  return (
    <div ref={box} className="mt-3 flex justify-center">
      <Button onClick={onNear}>{label}</Button>
    </div>
  )
}
