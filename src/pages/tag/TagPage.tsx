import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Navigate, useLocation, useParams } from 'react-router'
import { Link } from '~/tags/Link'
import { QuayError } from '~/api/error'
import { repositoryQuery } from '~/api/repository'
import { clock } from '~/api/quay'
import { listedTagQuery } from '~/api/tag'
import { useSession } from '~/api/use-session'
import { nextCollected } from '~/history/restorable'
import { useFormat } from '~/i18n/FormatProvider'
import { fullName, parseTag, paths, type RepositoryName } from '~/paths'
import { ErrorState } from '~/tags/ErrorState'
import { spelled } from '~/tags/name-marks'
import { Page } from '~/tags/Page'
import { isGone, RepositoryGone } from '~/tags/RepositoryGone'
import { TagName } from '~/tags/TagName'
import { useConfirmedAccount } from '~/tags/use-confirmed-account'
import { buttonClasses } from '~/ui/Button'
import { EmptyState } from '~/ui/Notice'
import { Skeleton } from '~/ui/Skeleton'
import { TagView } from './TagView'
import { useGone } from './use-gone'

/** One tag: its whole life, and the image that it points to. */
export function Component() {
  const address = parseTag(useParams()['*'] ?? '')
  if (!address) return null
  const { repository, tag } = address
  return <Named key={`${fullName(repository)} ${tag}`} repository={repository} tag={tag} />
}

const NOTHING = { tags: [], has_additional: false }
/** In seconds: timers of browsers hold no more than some weeks. */
const LONGEST_WAIT = 2_000_000

function Named({ repository, tag }: { repository: RepositoryName; tag: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  const name = fullName(repository)
  const { pathname, search } = useLocation()
  const { way } = useSession()
  const place = useQuery(repositoryQuery(name))
  useConfirmedAccount(place.data)
  const window = place.data?.tag_expiration_s ?? 0
  const life = useQuery({
    ...listedTagQuery(name, tag),
    // What is shown as restorable is looked at again once it must have been collected.
    refetchInterval: ({ state: { data } }) => {
      const left = nextCollected(data?.tags ?? [], { now: clock.now() / 1000, window })
      return left !== null && left < LONGEST_WAIT && window > 0 && (left + 1) * 1000
    },
  })
  const gone = useGone(life.data ?? NOTHING)
  const title = t('tagPage.title', { tag: spelled(tag), repository: name })
  const error = life.error ?? place.error

  if (error instanceof QuayError && error.kind === 'signed-out' && way === 'none')
    return <Navigate to={paths.signIn(pathname + search)} replace />
  if (life.data && place.data)
    return life.data.tags.length > 0 ? (
      <TagView
        repository={place.data}
        name={name}
        tag={tag}
        page={life.data}
        gone={gone.length}
        title={title}
      />
    ) : (
      <Page title={title} heading={null}>
        <EmptyState
          alert
          title={
            gone.length > 0
              ? t('tagPage.collected', { tag: spelled(tag) })
              : t('tagPage.missing', { tag: spelled(tag) })
          }
          action={
            <Link to={paths.repository(repository)} className={buttonClasses('primary')}>
              {t('tagPage.back', { repository: name })}
            </Link>
          }
        >
          <p>
            {gone.length > 0
              ? t('tagPage.collectedAdvice', { duration: format.duration(window) })
              : t('tagPage.missingAdvice')}
          </p>
        </EmptyState>
      </Page>
    )
  if (isGone(error)) return <RepositoryGone name={name} error={error} />
  if (error)
    return (
      <Page title={title}>
        <ErrorState
          error={error}
          onRetry={() => {
            void place.refetch()
            void life.refetch()
          }}
        />
      </Page>
    )
  return (
    <Page
      title={title}
      heading={<TagName name={tag} />}
      facts={<Skeleton className="mt-1 h-5 w-72 max-w-full" />}
    >
      <div className="mt-5 grid gap-2.5" aria-hidden="true">
        {Array.from({ length: 5 }, (_, index) => (
          <Skeleton key={index} className="h-16 w-full" />
        ))}
      </div>
    </Page>
  )
}
