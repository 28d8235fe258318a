import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import type { Repository } from '~/api/schemas'
import type { Obstacle } from '~/operations/possible'
import { useFormat } from '~/i18n/FormatProvider'
import { withMessages } from '~/i18n/i18n'
import { AccessChip, StateChips } from '~/tags/AccessChips'
import type { Asked } from '~/tags/operations/Dialogs'
import { OBSTACLES } from '~/tags/operations/obstacles'
import { useAsked } from '~/tags/operations/use-asked'
import { usePlace } from '~/tags/operations/use-place'
import { Page } from '~/tags/Page'
import { Button } from '~/ui/Button'
import { Skeleton } from '~/ui/Skeleton'
import { Tabs, tabOf } from './Tabs'
import { TagsTab } from './TagsTab'
import { lazyPart } from '~/ui/parts'

const loadDialogs = () => withMessages(import('~/tags/operations/Dialogs'))
const Dialogs = lazyPart(loadDialogs)
const HistoryTab = lazyPart(() => withMessages(import('./HistoryTab')))
const ActivityTab = lazyPart(() => withMessages(import('./ActivityTab')))

interface RepositoryViewProps {
  name: string
  /** Undefined while it is on its way. */
  repository: Repository | undefined
}

/** A repository with its tabs, and the dialogs that change its tags. */
export function RepositoryView({ name, repository }: RepositoryViewProps) {
  const [params] = useSearchParams()
  const [asked, setAsked] = useAsked()
  const place = usePlace(name, repository)
  const tab = tabOf(params)
  return (
    <Page
      title={name}
      heading={<bdi>{name}</bdi>}
      aside={
        repository ? (
          <>
            <span className="flex flex-wrap gap-x-3 gap-y-1 compact:order-1 compact:basis-full">
              <StateChips repository={repository} />
              <AccessChip repository={repository} />
            </span>
            <NewTag obstacle={place.obstacle} onAsk={setAsked} />
          </>
        ) : (
          <Skeleton className="h-8 w-32" />
        )
      }
      facts={<Facts repository={repository} obstacle={place.obstacle} />}
    >
      <Tabs current={tab} repository={name} />
      {tab === 'tags' ? (
        <TagsTab place={place} onAsk={setAsked} />
      ) : (
        <Suspense>
          {tab === 'history' ? (
            <HistoryTab name={name} repository={repository} obstacle={place.obstacle} onAsk={setAsked} />
          ) : (
            <ActivityTab repository={name} quay={place.quay} />
          )}
        </Suspense>
      )}
      {asked && (
        <Suspense>
          <Dialogs asked={asked} place={place} onClose={() => setAsked(null)} />
        </Suspense>
      )}
    </Page>
  )
}

/** What is over in a moment needs no line of its own. */
const isSaid = (obstacle: Obstacle | null) => obstacle !== null && obstacle !== 'unknown'

function NewTag({ obstacle, onAsk }: { obstacle: Obstacle | null; onAsk: (asked: Asked) => void }) {
  const { t } = useTranslation()
  return (
    <Button
      look="primary"
      className="ml-auto"
      why={obstacle && t(OBSTACLES[obstacle])}
      aria-describedby={isSaid(obstacle) ? 'obstacle' : undefined}
      onPointerEnter={() => void loadDialogs()}
      onClick={() => onAsk({ kind: 'new' })}
    >
      {t('operation.newTitle')}
    </Button>
  )
}

// Two lines, there or not, so that the list below stays where it is.
const FACTS = 'mt-1 mb-4 grid min-h-10.5 auto-rows-min grid-cols-1 gap-y-0.5 text-muted'

interface FactsProps {
  repository: Repository | undefined
  obstacle: Obstacle | null
}

/** How long ended tags are kept, why nothing can be changed where that is so, and what the repository is for. */
function Facts({ repository, obstacle }: FactsProps) {
  const { t } = useTranslation()
  const format = useFormat()
  if (!repository)
    return (
      <div aria-hidden="true" className={FACTS}>
        <Skeleton className="h-4 w-64 max-w-full" />
        <Skeleton className="h-4 w-96 max-w-full" />
      </div>
    )
  const { tag_expiration_s: kept, description } = repository
  return (
    <div className={FACTS}>
      <div className="flex flex-wrap gap-x-4">
        {kept !== null && (
          <p>
            {kept === 0
              ? t('repository.windowNone')
              : t('repository.window', { duration: format.duration(kept) })}
          </p>
        )}
        {obstacle && isSaid(obstacle) && <p id="obstacle">{t(OBSTACLES[obstacle])}</p>}
      </div>
      {description && (
        <p className="truncate" title={description}>
          <bdi>{description}</bdi>
        </p>
      )}
    </div>
  )
}
