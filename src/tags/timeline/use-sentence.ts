import { sentenceOf } from '~/history/sentence'
import type { Stretch } from '~/history/timeline'
import { useFormat, useTexts } from '~/i18n/FormatProvider'
import { shortDigest } from '~/tags/digest'
import { spelled } from '~/tags/name-marks'

/**
 * A timeline in words: where the tag stands, and how much happened on the axis; at least, where it was read in part.
 * @param kept what ended before this moment (seconds) is not kept; null where the axis shows nothing before it
 */
export function useSentence(
  name: string,
  stretches: readonly Stretch[],
  isPart: boolean,
  kept: number | null,
): string {
  const t = useTexts()
  const format = useFormat()
  const tag = spelled(name)
  const { state, digest, since, expires, changes, restores, absences, purged } = sentenceOf(stretches)
  const image = digest === null ? '' : shortDigest(digest)
  const moment = since === null ? '' : format.exact(since)
  return [
    state === 'nothing' || digest === null || since === null
      ? t('timeline.nothing', { tag })
      : t(state === 'ended' ? 'timeline.ended' : 'timeline.live', { tag, image, moment }),
    expires !== null && t('timeline.expires', { moment: format.exact(expires) }),
    changes > 0 && t(isPart ? 'timeline.changesAtLeast' : 'timeline.changes', { count: changes }),
    restores > 0 && t('timeline.restores', { count: restores }),
    absences > 0 && t('timeline.absences', { count: absences }),
    purged > 0 && t('timeline.purges', { count: purged }),
    kept !== null && t('timeline.keptSince', { moment: format.day(kept) }),
  ]
    .filter(Boolean)
    .join(' ')
}
