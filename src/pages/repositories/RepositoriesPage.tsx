import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Navigate, useLocation, useParams, useSearchParams } from 'react-router'
import { Link } from '~/tags/Link'
import { QuayError } from '~/api/error'
import { repositoriesQuery } from '~/api/repositories'
import { useSession } from '~/api/use-session'
import { useFormat } from '~/i18n/FormatProvider'
import { fullName, paths } from '~/paths'
import { ErrorLine, ErrorState } from '~/tags/ErrorState'
import { Page } from '~/tags/Page'
import { useNow } from '~/tags/use-now'
import { Button } from '~/ui/Button'
import { EmptyState } from '~/ui/Notice'
import { Filters } from './Filters'
import { Found } from './Found'
import { groupsOf, listViewFromParams, paramsOfListView, type ListView } from './list-view'
import { GroupList, GroupSkeleton } from './GroupList'

/** The repositories that the person may see, all of them or those of one namespace. */
export function Component() {
  const { t } = useTranslation()
  const { namespace = null } = useParams()
  const title = namespace === null ? t('repositories.title') : t('repositories.titleOf', { namespace })
  const { pathname, search } = useLocation()
  const { way } = useSession()
  if (way === 'none') return <Navigate to={paths.signIn(pathname + search)} replace />
  return (
    <Page
      title={title}
      aside={
        namespace !== null && (
          <Link to={paths.repositories()} className="text-accent hover:underline">
            {t('repositories.all')}
          </Link>
        )
      }
    >
      <Repositories key={namespace} namespace={namespace} />
    </Page>
  )
}

function Repositories({ namespace }: { namespace: string | null }) {
  const { t } = useTranslation()
  const { count: format } = useFormat()
  const { pathname, search } = useLocation()
  const { way } = useSession()
  const now = useNow()
  const [view, change] = useListView()
  const list = useInfiniteQuery(repositoriesQuery(namespace))
  const { data, error, hasNextPage, isFetchingNextPage } = list

  if (error instanceof QuayError && error.kind === 'signed-out' && way === 'anonymous')
    return <Navigate to={paths.signIn(pathname + search)} replace />
  if (error && !data) return <ErrorState error={error} onRetry={() => void list.refetch()} />

  const all = data?.pages.flatMap((page) => page.repositories) ?? []
  const groups = groupsOf(all, view)
  const shown = groups.flatMap((group) => group.repositories.map(fullName))
  const narrowed = view.text !== '' || view.state !== 'any' || view.visibility !== 'any'
  const counted = narrowed
    ? t('repositories.matches', {
        count: shown.length,
        formatted: format(shown.length),
        all: format(all.length),
      })
    : hasNextPage
      ? t('repositories.countRead', { count: all.length, formatted: format(all.length) })
      : t('repositories.count', { count: all.length, formatted: format(all.length) })
  return (
    <>
      <Filters view={view} onChange={change} />
      {error && <ErrorLine error={error} onRetry={() => void list.fetchNextPage()} />}
      <p role="status" className="num mb-2 text-sm text-muted">
        {data ? counted : t('app.loading')}
      </p>
      {data ? <GroupList groups={groups} now={now} /> : <GroupSkeleton />}
      {data && shown.length === 0 && (
        <Nothing
          namespace={namespace}
          narrowed={narrowed}
          onClear={() => change({ text: '', state: 'any', visibility: 'any' })}
        />
      )}
      {hasNextPage && (
        <div className="mt-4 flex justify-center">
          <Button onClick={() => void list.fetchNextPage()} aria-disabled={isFetchingNextPage}>
            {isFetchingNextPage ? t('repositories.reading') : t('repositories.more')}
          </Button>
        </div>
      )}
      {data && namespace === null && <Found text={view.text} shown={new Set(shown)} now={now} />}
    </>
  )
}

/** The view that stands in the URL, and what changes a part of it. */
function useListView(): [ListView, (part: Partial<ListView>) => void] {
  const [params, setParams] = useSearchParams()
  const change = (part: Partial<ListView>) => {
    // The address is ahead of what was rendered: a letter typed just before must not be undone.
    const current = listViewFromParams(new URLSearchParams(location.search))
    setParams(paramsOfListView({ ...current, ...part }), { replace: true, preventScrollReset: true })
  }
  return [listViewFromParams(params), change]
}

interface NothingProps {
  namespace: string | null
  narrowed: boolean
  onClear: () => void
}

/** Why there is nothing, and what to do about it. */
function Nothing({ namespace, narrowed, onClear }: NothingProps) {
  const { t } = useTranslation()
  const { way } = useSession()
  if (narrowed)
    return (
      <EmptyState
        title={t('repositories.noMatch')}
        action={<Button onClick={onClear}>{t('repositories.clear')}</Button>}
      >
        <p>{t('repositories.noMatchAdvice')}</p>
      </EmptyState>
    )
  return (
    <EmptyState title={t('repositories.empty')}>
      <p>
        {namespace !== null
          ? t('repositories.emptyNamespace', { namespace })
          : way === 'anonymous'
            ? t('repositories.emptyAnonymous')
            : t('repositories.emptySignedIn')}
      </p>
    </EmptyState>
  )
}
