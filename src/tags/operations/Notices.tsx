import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Activity } from '~/operations/activity'
import { useNow } from '~/tags/use-now'
import { Icon } from '~/ui/icons'
import { OutcomeDetails, OutcomeTitle } from './OutcomeText'
import { UndoButton } from './UndoButton'
import { useLatestActivity } from '~/tags/activity/use-activity'

/**
 * What was done last, with its undo, until it is closed: nobody should have to be quick. All that was done stands in the
 * activity.
 */
export default function Notices() {
  const { t } = useTranslation()
  const [closed, setClosed] = useState(0)
  const last = useLatestActivity()
  return (
    <section aria-label={t('outcome.notices')} aria-live="polite" className="contents">
      {last && last.id > closed && (
        <LastNotice
          key={last.id}
          activity={last}
          onClose={() => {
            setClosed(last.id)
            document.querySelector('main')?.focus()
          }}
        />
      )}
    </section>
  )
}

function LastNotice({ activity, onClose }: { activity: Activity; onClose: () => void }) {
  const { t } = useTranslation()
  const now = useNow()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // The button that was pressed went with the notice before.
    if (document.activeElement === document.body) box.current?.focus()
  }, [])
  return (
    <div
      ref={box}
      tabIndex={-1}
      className="pointer-events-auto flex max-w-[min(34rem,100%)] flex-wrap items-start gap-x-3 gap-y-1 rounded-[10px] border border-line-strong bg-raised py-2.5 pr-2 pl-3.5 shadow-raised compact:w-full"
    >
      <div className="grid min-w-0 flex-1 basis-40 gap-0.5">
        <p>
          <OutcomeTitle outcome={activity.outcome} />
        </p>
        <div className="grid gap-0.5 text-sm text-muted">
          <OutcomeDetails outcome={activity.outcome} />
        </div>
      </div>
      {/* Where the one that undoes was pressed stands the next notice: a second press must not undo that. */}
      {(activity.undoes === null || activity.outcome.effect === 'unknown') && (
        <UndoButton activity={activity} now={now} />
      )}
      <button
        type="button"
        aria-label={t('outcome.close')}
        onClick={onClose}
        className="grid size-7 shrink-0 place-items-center rounded text-muted hover:bg-sunken hover:text-ink pointer-coarse:size-9"
      >
        <Icon name="close" size={14} />
      </button>
    </div>
  )
}
