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

interface NothingLeftProps {
  repository: Repository
  tag: string
  /** A look at the tag, which found no lifetime. */
  page: TagPage
  /** How many lifetimes have gone since the page was opened. */
  gone: number
  title: string
}

/** Of a tag that Quay keeps nothing of: why, and what the usage log tells of it to who may read that. */
export function NothingLeft({ repository, tag, page, gone, title }: NothingLeftProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const name = fullName(repository)
  const duration = format.duration(repository.tag_expiration_s ?? 0)
  return (
    <Page title={title} heading={null}>
      <EmptyState
        alert
        title={t(gone > 0 ? 'tagPage.collected' : 'tagPage.missing', { tag: spelled(tag) })}
        action={
          <Link to={paths.repository(repository)} className={buttonClasses('primary')}>
            {t('tagPage.back', { repository: name })}
          </Link>
        }
      >
        <p>{gone > 0 ? t('tagPage.collectedAdvice', { duration }) : t('tagPage.missingAdvice')}</p>
      </EmptyState>
      {repository.can_admin && <Logged repository={repository} name={name} tag={tag} page={page} />}
    </Page>
  )
}

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
        gone={0}
        now={useNow()}
        onAsk={() => undefined}
      />
    </div>
  )
}
