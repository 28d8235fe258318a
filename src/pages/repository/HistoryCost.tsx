import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { listingSizeQuery, secondsPerPage } from '~/api/listing-size'
import { PAGE_SIZE } from '~/api/tags'
import { useFormat } from '~/i18n/FormatProvider'
import { Button } from '~/ui/Button'
import { UNASKED, type ReadHistory } from './use-history'

interface HistoryCostProps {
  /** Its whole name. */
  repository: string
  history: ReadHistory
}

/** Where a history was read in part: what reading on costs, and what all of it does, before it is asked for. */
export function HistoryCost({ repository, history }: HistoryCostProps) {
  const { t } = useTranslation()
  const { pages, isReading, readUpTo, stop } = history
  // Also of one that was stopped, or where a page failed.
  const asks = !isReading
  const { data: size } = useQuery({
    ...listingSizeQuery(repository, Math.max(1, pages) * PAGE_SIZE),
    enabled: asks,
  })
  return (
    <div className="mt-1.5 mb-2 flex flex-wrap items-center gap-x-3 gap-y-1.5">
      {isReading ? (
        <Button size="small" onClick={stop}>
          {t('history.stop')}
        </Button>
      ) : (
        <span className="flex flex-wrap gap-2">
          <Button size="small" onClick={() => readUpTo(pages + UNASKED)}>
            {t('history.readFurther', { count: UNASKED })}
          </Button>
          {size && (
            <Button size="small" onClick={() => readUpTo(Infinity)}>
              {t('history.readAll')}
            </Button>
          )}
        </span>
      )}
      <p role="status" className="num text-sm text-muted">
        {size ? (
          <Cost atMost={size.atMost} pages={pages} secondsPerPage={secondsPerPage(repository)} />
        ) : (
          asks && t('history.costLooking')
        )}
      </p>
    </div>
  )
}

interface CostProps {
  /** So many lifetimes there are at most. */
  atMost: number
  /** How many pages were read. */
  pages: number
  secondsPerPage: number | null
}

function Cost({ atMost, pages, secondsPerPage }: CostProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const left = Math.max(1, Math.ceil(atMost / PAGE_SIZE) - pages)
  const told = { count: left, formatted: format.count(left), lifetimes: format.count(atMost) }
  return secondsPerPage === null
    ? t('history.cost', told)
    : t('history.costAndTime', {
        ...told,
        duration: format.about(Math.max(1, Math.ceil(left * secondsPerPage))),
      })
}
