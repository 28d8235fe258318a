import { fullName } from '~/paths'
import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { findRepositoriesQuery } from '~/api/find-repositories'
import { ErrorLine } from '~/tags/ErrorState'
import { useDeferredText } from '~/tags/use-deferred-text'
import { RepositoryRow } from './RepositoryRow'

interface FoundProps {
  text: string
  /** Full names that stand on the page already. */
  shown: ReadonlySet<string>
  now: number
}

/** What Quay's own search finds beyond the list, for instance on a Quay too large to list. */
export function Found({ text, shown, now }: FoundProps) {
  const { t } = useTranslation()
  const headingId = useId()
  const query = useDeferredText(text.trim())
  const { data, error, isFetching, refetch } = useQuery(findRepositoriesQuery(query))
  if (query === '') return null
  if (error) return <ErrorLine error={error} onRetry={() => void refetch()} />
  if (isFetching) return <p className="mt-5 text-sm text-muted">{t('repositories.searching')}</p>
  const beyond = (data?.results ?? [])
    .map((found) => ({ ...found, namespace: found.namespace.name }))
    .filter((found) => !shown.has(fullName(found)))
  if (beyond.length === 0) return null
  return (
    <section aria-labelledby={headingId} className="mt-5">
      <h2 id={headingId} className="mb-2 text-lg font-semibold">
        {t('repositories.found')}
      </h2>
      <ul className="overflow-hidden rounded-[10px] border border-line bg-surface">
        {beyond.map((found) => (
          <RepositoryRow key={fullName(found)} repository={found} label={fullName(found)} now={now} />
        ))}
      </ul>
    </section>
  )
}
