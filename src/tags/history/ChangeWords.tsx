import type { TFunction } from 'i18next'
import { useTexts } from '~/i18n/FormatProvider'
import type { Doing } from '~/history/log-event'
import type { Ending, Told } from '~/history/log-join'
import type { ChangeKind } from '~/history/changes'
import { DigestChip } from '~/tags/DigestChip'

const BEGAN = {
  'first-known': 'change.firstKnown',
  moved: 'change.moved',
  renewed: 'change.renewed',
  restored: 'change.restored',
  returned: 'change.returned',
} as const satisfies Record<Exclude<ChangeKind, 'ended' | 'purged'>, string>

const ENDED = {
  deleted: 'change.endedDeleted',
  expired: 'change.endedExpired',
  moved: 'change.endedMoved',
  'with-image': 'change.endedWithImage',
  unknown: 'change.ended',
} as const satisfies Record<Ending, string>

type Words = Pick<Told, 'kind' | 'from' | 'to' | 'ending'> & Partial<Pick<Told, 'movedTo'>>

interface ChangeWordsProps {
  change: Words
  /** Earlier lifetimes were not read: what looks like the first may be none. */
  isOldestRead: boolean
}

/** What happened, in words and with the image that it is about. */
export function ChangeWords({ change, isOldestRead }: ChangeWordsProps) {
  const t = useTexts()
  const { kind, from, to, ending = 'unknown', movedTo = null } = change
  if (kind === 'ended' || kind === 'purged')
    return (
      <span className="inline-flex flex-wrap items-center gap-x-2">
        {kind === 'purged' ? t('change.purged') : t(ENDED[ending])}
        {from !== null && <DigestChip digest={from} />}
        {movedTo !== null && (
          <>
            {t('change.onTo')} <DigestChip digest={movedTo} />
          </>
        )}
      </span>
    )
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      {kind === 'first-known' && isOldestRead ? t('change.setTo') : t(BEGAN[kind])}
      {to !== null && <DigestChip digest={to} />}
    </span>
  )
}

const WAYS = {
  api: 'change.how.api',
  push: 'change.how.push',
  registry: 'change.how.registry',
  autoprune: 'change.how.autoprune',
} as const satisfies Record<Doing['how'], string>

/** Who made a change, or set the expiration that did; null where nobody is named. */
export function doerText(t: TFunction, { doing, expirationSet }: Pick<Told, 'doing' | 'expirationSet'>) {
  if (doing) return doingText(t, doing)
  return expirationSet ? t('change.expirationSet', { doing: doingText(t, expirationSet) }) : null
}

/** Who, by which way, from where. */
function doingText(t: TFunction, { by, address, how }: Doing): string {
  const way = t(WAYS[how])
  return [
    by && (by.robot ? t('change.byRobot', { name: by.name }) : t('change.by', { name: by.name })),
    way,
    address !== null && t('change.from', { address }),
  ]
    .filter(Boolean)
    .join(' · ')
}
