import { useTranslation } from 'react-i18next'
import type { TagEntry } from '~/api/schemas'
import type { Reading } from '~/history/horizon'
import { isLive } from '~/history/lifetime'
import type { LoggedEnd, Told } from '~/history/log-join'
import { useFormat } from '~/i18n/FormatProvider'
import { tideStyle } from '~/tags/DigestChip'
import { useChildren } from '~/tags/use-children'
import { ChangeWords, doerText } from '~/tags/history/ChangeWords'
import { isoOf } from '~/tags/Moment'
import { spelled } from '~/tags/name-marks'
import { AlsoOn } from '~/tags/operations/FromTo'
import type { Asked } from '~/tags/operations/Dialogs'
import type { Place } from '~/tags/operations/place'
import { Chip } from '~/ui/Chip'
import { classes } from '~/ui/classes'
import { Hint } from '~/ui/Hint'
import { CardActions } from './CardActions'
import { CardImage } from './CardImage'
import { Restorable } from './Restorable'

interface LifeCardProps {
  change: Told<TagEntry> | LoggedEnd
  /** The other tags that were on its image. */
  also: readonly string[]
  /** When the tag pointed to an image again, in seconds; null where it has not since. */
  next: number | null
  /** By which the tag points somewhere now; null where it does not. */
  present: TagEntry | null
  /** Whether a live tag has the image, as far as that is known. */
  isAlive: boolean
  place: Place
  reading: Reading
  /** Whether this Quay collects what ended. */
  collects: boolean
  onAsk: (asked: Asked) => void
}

/** One change of a tag: what happened, when, for how long, which image, and what can be done from there. */
export function LifeCard(props: LifeCardProps) {
  const { change, also, next, present, isAlive, place, reading, collects, onAsk } = props
  const { t } = useTranslation()
  const format = useFormat()
  const { kind, at, lifetime } = change
  const doer = doerText(t, change)
  const isEnd = kind === 'ended' || kind === 'purged'
  /** What began with it; null for an end. */
  const stay = isEnd ? null : lifetime
  const live = stay !== null && isLive(stay, reading.now)
  return (
    <li className="grid grid-cols-[104px_22px_minmax(0,1fr)] gap-x-3 compact:grid-cols-[14px_minmax(0,1fr)]">
      <Hint
        focusable
        text={format.exact(at)}
        className="num mt-3 cursor-default self-start justify-self-end text-right text-sm leading-snug text-muted compact:col-start-2 compact:row-start-1 compact:mt-0 compact:mb-1 compact:justify-self-start compact:text-left"
      >
        <time dateTime={isoOf(at)}>
          {format.day(at)}
          <br className="compact:hidden" /> {format.time(at)}
        </time>
      </Hint>
      <Rail digest={stay ? stay.manifest_digest : change.lifetime && change.movedTo} />
      <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1 rounded-[10px] border border-line bg-surface px-3.5 py-2.5 compact:col-start-2">
        <div className="grid min-w-0 flex-1 basis-64 gap-0.5">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <ChangeWords change={change} isOldestRead={reading.readBackTo !== null} />
            {live && <Chip tone="accent">{t('tagPage.present')}</Chip>}
            {stay && !live && (
              <Restorable lifetime={stay} now={reading.now} window={place.window} collects={collects} />
            )}
          </p>
          <div className="flex flex-wrap gap-x-1.5 text-sm text-muted [&>*+*]:before:mr-1.5 [&>*+*]:before:content-['·']">
            {stay ? <Lasted lifetime={stay} now={reading.now} /> : <Absence change={change} next={next} />}
            {stay && <Size lifetime={stay} />}
            {stay && <AlsoOn names={also.map(spelled)} />}
            {doer && <span className="[overflow-wrap:anywhere]">{doer}</span>}
          </div>
        </div>
        {stay && (
          <>
            <CardActions
              lifetime={stay}
              present={present}
              isAlive={isAlive}
              place={place}
              reading={reading}
              collects={collects}
              onAsk={onAsk}
            />
            <CardImage place={place} lifetime={stay} />
          </>
        )}
      </div>
    </li>
  )
}

/** How large the image is, or of how many it consists: as its lifetime tells, also of a dead one. */
function Size({ lifetime }: { lifetime: TagEntry }) {
  const format = useFormat()
  const children = useChildren(lifetime)
  if (lifetime.is_manifest_list) return <span>{children}</span>
  return lifetime.size === null ? null : <span>{format.bytes(lifetime.size)}</span>
}

/** The line down the side: the image's colour, or dotted where the tag was absent. */
function Rail({ digest }: { digest: string | null }) {
  return (
    <span
      aria-hidden="true"
      style={digest === null ? undefined : tideStyle(digest)}
      className="relative compact:row-span-2 compact:row-start-1"
    >
      <i
        className={classes(
          'absolute -bottom-2.5 left-[9px] w-[3px] rounded-sm compact:left-[5px]',
          'top-0',
          digest === null ? 'border-l-3 border-dotted border-line-strong' : 'tide',
        )}
      />
      <b
        className="absolute top-[13px] left-[3px] size-[15px] rounded-full border-3 border-(--rail) bg-surface compact:top-0.5 compact:-left-px"
        style={{
          '--rail': digest === null ? 'var(--line-strong)' : 'oklch(var(--tide-l) var(--tide-c) var(--h))',
        }}
      />
    </span>
  )
}

function Lasted({ lifetime, now }: { lifetime: TagEntry; now: number }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { start_ts, end_ts } = lifetime
  const over = end_ts !== null && end_ts <= now
  const duration = format.about(Math.max(0, (over ? end_ts : now) - start_ts))
  return (
    <span>
      {over
        ? t('tagPage.lastedUntil', { duration, moment: format.exact(end_ts) })
        : t('tagPage.lasted', { duration })}
    </span>
  )
}

function Absence({ change, next }: Pick<LifeCardProps, 'change' | 'next'>) {
  const { t } = useTranslation()
  const format = useFormat()
  if (change.kind === 'purged') return <span>{t('tagPage.never')}</span>
  // Where it moved on there is no absence; how long it stayed there nobody tells.
  if (change.ending === 'moved') return <span>{t('tagPage.movedOn')}</span>
  return (
    <span>
      {next === null
        ? t('tagPage.absentNow')
        : t('tagPage.absentFor', { duration: format.about(Math.max(0, next - change.at)) })}
    </span>
  )
}
