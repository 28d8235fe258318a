import { useTranslation } from 'react-i18next'
import type { Repository, TagPage } from '~/api/schemas'
import { useFormat } from '~/i18n/FormatProvider'
import { fullName, paths } from '~/paths'
import { Link } from '~/tags/Link'
import { spelled } from '~/tags/name-marks'
import { usePlace } from '~/tags/operations/use-place'
import { Page } from '~/tags/Page'
import { useLife } from '~/tags/use-life'
import { useNow } from '~/tags/use-now'
import { buttonClasses } from '~/ui/Button'
import { EmptyState } from '~/ui/Notice'
import { Life } from './Life'
import type { Gone } from './use-gone'

interface NothingLeftProps {
  repository: Repository
  tag: string
  /** A look at the tag, which found no lifetime. */
  page: TagPage
  /** What has gone since the page was opened. */
  gone: Gone
  title: string
}

/** Of a tag that Quay keeps nothing of: why, and what the usage log tells of it to who may read that. */
export function NothingLeft({ repository, tag, page, gone, title }: NothingLeftProps) {
  const { t } = useTranslation()
  const name = fullName(repository)
  const isGone = gone.collected + gone.purged > 0
  return (
    <Page title={title} heading={null}>
      <EmptyState
        alert
        title={t(isGone ? 'tagPage.collected' : 'tagPage.missing', { tag: spelled(tag) })}
        action={
          <Link to={paths.repository(repository)} className={buttonClasses('primary')}>
            {t('tagPage.back', { repository: name })}
          </Link>
        }
      >
        {gone.collected > 0 && <Collected window={repository.tag_expiration_s} />}
        {gone.purged > 0 && <p>{t('tagPage.purgedAdvice')}</p>}
        {!isGone && <p>{t('tagPage.missingAdvice')}</p>}
      </EmptyState>
      {repository.can_admin && <Logged repository={repository} name={name} tag={tag} page={page} />}
    </Page>
  )
}

/** That it was kept as long as Quay keeps what ended. */
function Collected({ window }: { window: number | null }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <p>
      {window === null
        ? t('tagPage.collectedUntold')
        : t('tagPage.collectedAdvice', { duration: format.duration(window) })}
    </p>
  )
}

const NONE_GONE: Gone = { collected: 0, purged: 0 }

type LoggedProps = Pick<NothingLeftProps, 'repository' | 'tag' | 'page'> & { name: string }

function Logged({ repository, name, tag, page }: LoggedProps) {
  const place = usePlace(name, repository)
  const life = useLife(name, tag, page)
  return (
    <div className="mt-6">
      <Life
        tag={tag}
        repository={repository}
        place={place}
        life={life}
        gone={NONE_GONE}
        now={useNow()}
        onAsk={() => undefined}
      />
    </div>
  )
}
