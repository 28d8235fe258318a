import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Navigate, useLocation, useParams } from 'react-router'
import { QuayError } from '~/api/error'
import { repositoryQuery } from '~/api/repository'
import { clock } from '~/api/quay'
import { listedTagQuery } from '~/api/tag'
import { lifetimesQuery } from '~/api/tags'
import { useSession } from '~/api/use-session'
import { nextCollected } from '~/history/restorable'
import { fullName, parseTag, paths, type RepositoryName } from '~/paths'
import { ErrorState } from '~/tags/ErrorState'
import { spelled } from '~/tags/name-marks'
import { Page } from '~/tags/Page'
import { isGone, RepositoryGone } from '~/tags/RepositoryGone'
import { TagName } from '~/tags/TagName'
import { useConfirmedAccount } from '~/tags/use-confirmed-account'
import { Skeleton } from '~/ui/Skeleton'
import { NothingLeft } from './NothingLeft'
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
  const name = fullName(repository)
  const { pathname, search } = useLocation()
  const { way } = useSession()
  const place = useQuery(repositoryQuery(name))
  useConfirmedAccount(place.data)
  const window = place.data?.tag_expiration_s ?? null
  const life = useQuery({
    ...listedTagQuery(name, tag),
    // What is shown as restorable is looked at again once it must have been collected.
    refetchInterval: ({ state: { data } }) => {
      if (window === null || window === 0) return false
      const left = nextCollected(data?.tags ?? [], { now: clock.now() / 1000, window })
      return left !== null && left < LONGEST_WAIT && (left + 1) * 1000
    },
  })
  // What else was on its images; known where one comes from the list.
  useQuery({ ...lifetimesQuery(name), enabled: place.isSuccess && life.isSuccess })
  const lookedAt = (life.dataUpdatedAt + clock.offset()) / 1000
  const gone = useGone(life.data ?? NOTHING, { now: lookedAt, window })
  const title = t('tagPage.title', { tag: spelled(tag), repository: name })
  const error = life.error ?? place.error

  if (error instanceof QuayError && error.kind === 'signed-out' && way === 'none')
    return <Navigate to={paths.signIn(pathname + search)} replace />
  if (life.data && place.data)
    return life.data.tags.length > 0 ? (
      <TagView repository={place.data} name={name} tag={tag} page={life.data} gone={gone} title={title} />
    ) : (
      <NothingLeft repository={place.data} tag={tag} page={life.data} gone={gone} title={title} />
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
