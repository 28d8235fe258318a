import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { TagEntry } from '~/api/schemas'
import { useFormat } from '~/i18n/FormatProvider'
import { obstacleToRestore } from '~/operations/possible'
import { DigestChip } from '~/tags/DigestChip'
import { ErrorLine } from '~/tags/ErrorState'
import type { Life } from '~/tags/use-life'
import { Button } from '~/ui/Button'
import { Chip } from '~/ui/Chip'
import { classes } from '~/ui/classes'

/** Tells the lifetimes of one tag apart. */
export const keyOf = ({ start_ts, end_ts, manifest_digest }: TagEntry) =>
  `${start_ts} ${end_ts} ${manifest_digest}`

interface LifetimeChoiceProps {
  /** The ended ones, newest first. */
  lifetimes: readonly TagEntry[]
  live: TagEntry | null
  /** The key of the one that is chosen. */
  chosen: string | null
  onChoose: (key: string) => void
  /** Seconds; null where Quay doesn't say. */
  window: number | null
  now: number
  /** Where they come from: there may be earlier ones to read. */
  life: Life
}

/** The images that a tag had, to choose one from; what can't be brought back says why. */
export function LifetimeChoice(props: LifetimeChoiceProps) {
  const { lifetimes, live, chosen, onChoose, window, now, life } = props
  const { t } = useTranslation()
  const group = useId()
  return (
    <fieldset className="grid min-w-0 gap-1.5">
      <legend className="mb-1.5 font-[540]">{t('operation.chooseImage')}</legend>
      <div className="grid max-h-60 gap-1.5 overflow-y-auto p-0.5">
        {lifetimes.map((lifetime, index) => (
          <Option
            // Two lifetimes can be alike in everything (contract README 1).
            key={`${keyOf(lifetime)} ${index}`}
            group={group}
            lifetime={lifetime}
            obstacle={obstacleOf(lifetime, live, now)}
            checked={keyOf(lifetime) === chosen}
            onChoose={onChoose}
            window={window}
            now={now}
          />
        ))}
      </div>
      {life.goesOn && (
        <div>
          <Button size="small" aria-disabled={life.isReading} onClick={life.readEarlier}>
            {t(life.isReading ? 'history.reading' : 'tagPage.more')}
          </Button>
        </div>
      )}
      {life.error && <ErrorLine error={life.error} onRetry={life.readEarlier} />}
    </fieldset>
  )
}

function obstacleOf(lifetime: TagEntry, live: TagEntry | null, now: number): 'purged' | 'same' | null {
  if (obstacleToRestore(lifetime, now) !== null) return 'purged'
  return lifetime.manifest_digest === live?.manifest_digest ? 'same' : null
}

interface OptionProps {
  group: string
  lifetime: TagEntry
  obstacle: 'purged' | 'same' | null
  checked: boolean
  onChoose: (key: string) => void
  window: number | null
  now: number
}

function Option({ group, lifetime, obstacle, checked, onChoose, window, now }: OptionProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { start_ts, end_ts, manifest_digest } = lifetime
  const until = window === null || end_ts === null ? null : end_ts + window
  return (
    <label
      className={classes(
        'flex flex-wrap items-center gap-x-3 gap-y-1 rounded-[10px] border px-3 py-2',
        'has-focus-visible:outline-2 has-focus-visible:outline-focus',
        checked ? 'border-accent bg-accent-soft' : 'border-line bg-surface',
        obstacle && 'text-muted',
      )}
    >
      <input
        type="radio"
        name={group}
        checked={checked}
        disabled={obstacle !== null}
        onChange={() => onChoose(keyOf(lifetime))}
        className="size-4 accent-accent"
      />
      <DigestChip digest={manifest_digest} />
      <span className="text-sm text-muted">
        {format.exact(start_ts)}
        {end_ts !== null && end_ts >= start_ts && ` – ${format.exact(end_ts)}`}
      </span>
      {obstacle === 'purged' && <Chip tone="danger">{t('operation.purged')}</Chip>}
      {obstacle === 'same' && <Chip>{t('operation.isThere')}</Chip>}
      {obstacle === null && until !== null && (
        <Chip tone={until - now < 86_400 ? 'warn' : 'neutral'}>
          {t('operation.restorableUntil', { moment: format.moment(until, now) })}
        </Chip>
      )}
    </label>
  )
}
