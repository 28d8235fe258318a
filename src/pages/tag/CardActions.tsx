import { useTranslation } from 'react-i18next'
import type { TagEntry } from '~/api/schemas'
import type { Reading } from '~/history/horizon'
import { isLive } from '~/history/lifetime'
import { wayBack } from '~/history/restorable'
import { useFormat } from '~/i18n/FormatProvider'
import { obstacleToPurgeEnded } from '~/operations/possible'
import { isAddressable } from '~/operations/tag-name'
import type { Asked } from '~/tags/operations/Dialogs'
import type { Place } from '~/tags/operations/place'
import { OBSTACLES, TAG_OBSTACLES } from '~/tags/operations/obstacles'
import { Button } from '~/ui/Button'

interface CardActionsProps {
  lifetime: TagEntry
  /** By which the tag points somewhere now; null where it does not. */
  present: TagEntry | null
  /** Whether a live tag has the image, as far as that is known. */
  isAlive: boolean
  place: Place
  reading: Reading
  collects: boolean
  onAsk: (asked: Asked) => void
}

/** What can be done from a lifetime; what can't be says why. */
export function CardActions(props: CardActionsProps) {
  const { lifetime, present, isAlive, place, reading, collects, onAsk } = props
  const { t } = useTranslation()
  const format = useFormat()
  const { name, manifest_digest: digest } = lifetime
  const way = wayBack(lifetime, { now: reading.now, window: place.window }, collects)
  const here = place.obstacle && t(OBSTACLES[place.obstacle])
  const over = way?.kind === 'over' ? t('tagPage.overWhy', { moment: format.exact(way.until) }) : null
  const why =
    here ??
    (!isAddressable(name)
      ? t(TAG_OBSTACLES.unaddressable)
      : present?.immutable
        ? t(TAG_OBSTACLES.locked)
        : present?.manifest_digest === digest
          ? t('operation.sameImage')
          : over)
  const purge = obstacleToPurgeEnded(lifetime, reading.now)
  return (
    <div className="flex flex-wrap gap-1.5">
      {!isLive(lifetime, reading.now) && (
        <Button size="small" why={why} onClick={() => onAsk({ kind: 'restore', tag: name, lifetime })}>
          {t('tagPage.restore')}
        </Button>
      )}
      {way?.kind === 'open' && place.powers.purges && (
        <Button
          size="small"
          look="ghost"
          why={here ?? (purge && t(TAG_OBSTACLES[purge]))}
          onClick={() => onAsk({ kind: 'purge-ended', lifetime })}
        >
          {t('operation.purge')}
        </Button>
      )}
      <Button
        size="small"
        look="ghost"
        why={here ?? (isAlive ? null : over)}
        onClick={() => onAsk({ kind: 'new', image: digest })}
      >
        {t('tagPage.newTag')}
      </Button>
    </div>
  )
}
