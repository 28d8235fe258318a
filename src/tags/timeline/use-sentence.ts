import { sentenceOf } from '~/history/sentence'
import type { Stretch } from '~/history/timeline'
import { useFormat, useTexts } from '~/i18n/FormatProvider'
import { shortDigest } from '~/tags/digest'
import { spelled } from '~/tags/name-marks'

/** A timeline in words: where the tag stands, and how much happened on the axis; at least, where it was read in part. */
export function useSentence(name: string, stretches: readonly Stretch[], isPart: boolean): string {
  const t = useTexts()
  const format = useFormat()
  const tag = spelled(name)
  const { state, digest, since, expires, changes, restores, absences, purged } = sentenceOf(stretches)
  if (state === 'nothing' || digest === null || since === null) return t('timeline.nothing', { tag })
  const image = shortDigest(digest)
  const first =
    state === 'ended'
      ? t('timeline.ended', { tag, image, moment: format.exact(since) })
      : t('timeline.live', { tag, image, moment: format.exact(since) })
  return [
    first,
    expires !== null && t('timeline.expires', { moment: format.exact(expires) }),
    changes > 0 && t(isPart ? 'timeline.changesAtLeast' : 'timeline.changes', { count: changes }),
    restores > 0 && t('timeline.restores', { count: restores }),
    absences > 0 && t('timeline.absences', { count: absences }),
    purged > 0 && t('timeline.purges', { count: purged }),
  ]
    .filter(Boolean)
    .join(' ')
}
