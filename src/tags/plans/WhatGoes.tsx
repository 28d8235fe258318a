import { useTranslation } from 'react-i18next'
import { useFormat } from '~/i18n/FormatProvider'
import type { Preview } from '~/operations/plan/preview'
import type { WishName } from '~/operations/plan/wish'
import { TagNames } from '~/tags/operations/TagNames'
import { Notice } from '~/ui/Notice'

/** So many names are shown; of more, the number is. */
const NAMES = 10

interface WhatGoesProps {
  preview: Preview
  name: WishName
}

/** How many tags are changed and skipped, and what goes with them. */
export function WhatGoes({ preview: { totals, losing, signatures }, name }: WhatGoesProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const number = (count: number) => ({ count, formatted: format.count(count) })
  return (
    <>
      <p>
        {totals.changes > 0 ? t(`plan.${name}.will`, number(totals.changes)) : t('plan.nothing')}{' '}
        {totals.skipped > 0 && t('plan.willSkip', number(totals.skipped))}
      </p>
      {name === 'purge' && totals.changes > 0 && <Notice tone="warn">{t('plan.purge.means')}</Notice>}
      {losing.length > 0 && (
        <Notice tone="warn">
          <p>{t(name === 'purge' ? 'plan.purge.losing' : 'plan.losing', number(losing.length))}</p>
          {signatures.length > 0 && (
            <>
              <p>{t('plan.signatures', number(signatures.length))}</p>
              <TagNames names={signatures.slice(0, NAMES)} />
              {signatures.length > NAMES && (
                <p>{t('operation.andMore', { count: signatures.length - NAMES })}</p>
              )}
            </>
          )}
        </Notice>
      )}
    </>
  )
}
