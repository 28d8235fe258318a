import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from '~/tags/Link'
import type { Repository, TagEntry, TagPage } from '~/api/schemas'
import { changesOf } from '~/history/changes'
import type { Reading } from '~/history/horizon'
import { isLive, stateOf } from '~/history/lifetime'
import { useFormat } from '~/i18n/FormatProvider'
import { withMessages } from '~/i18n/i18n'
import { obstacleToChange, obstacleToMove, type Obstacle } from '~/operations/possible'
import { paths } from '~/paths'
import { DigestChip } from '~/tags/DigestChip'
import { LockMark } from '~/tags/LockMark'
import type { Asked } from '~/tags/operations/Dialogs'
import { OBSTACLES, TAG_OBSTACLES } from '~/tags/operations/obstacles'
import { TagMenu } from '~/tags/operations/TagMenu'
import { useAsked } from '~/tags/operations/use-asked'
import { usePlace } from '~/tags/operations/use-place'
import { Page } from '~/tags/Page'
import { TagName } from '~/tags/TagName'
import { useChildren } from '~/tags/use-children'
import { useNow } from '~/tags/use-now'
import { Button } from '~/ui/Button'
import { Chip } from '~/ui/Chip'
import { Hint } from '~/ui/Hint'
import { ImagePanel } from './ImagePanel'
import { Life } from './Life'
import type { Gone } from './use-gone'
import { useLife, type Life as Lives } from '~/tags/use-life'
import { lazyPart } from '~/ui/parts'

/** What stands in the heading, beside the menu. */
const BUTTONS = ['pull', 'move', 'delete'] as const

const Dialogs = lazyPart(() => withMessages(import('~/tags/operations/Dialogs')))

interface TagViewProps {
  repository: Repository
  /** Its whole name. */
  name: string
  tag: string
  page: TagPage
  /** What has gone since the page was opened. */
  gone: Gone
  title: string
}

/** A tag's life as cards, newest first, and its image beside them. */
export function TagView({ repository, name, tag, page, gone, title }: TagViewProps) {
  const now = useNow()
  const place = usePlace(name, repository)
  const [asked, setAsked] = useAsked()
  const life = useLife(name, tag, page)
  const live = page.tags.find((lifetime) => isLive(lifetime, now)) ?? null
  const newest = live ?? page.tags[0]
  return (
    <Page
      title={title}
      heading={<TagName name={tag} />}
      aside={
        <>
          {newest && <StateChip lifetime={newest} now={now} />}
          {live?.immutable && <LockMark />}
          <Actions live={live} tag={tag} obstacle={place.obstacle} now={now} onAsk={setAsked} />
          {live && (
            <TagMenu
              repository={name}
              tag={live}
              obstacle={place.obstacle}
              now={now}
              onAsk={setAsked}
              without={BUTTONS}
            />
          )}
        </>
      }
      facts={<Facts repository={repository} live={live} life={life} now={now} />}
    >
      <div className="mt-5 grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_340px]">
        <Life
          tag={tag}
          repository={repository}
          place={place}
          life={life}
          gone={gone}
          now={now}
          onAsk={setAsked}
        />
        {newest && (
          // Of another image another platform may be picked.
          <ImagePanel key={newest.manifest_digest} place={place} lifetime={newest} now={now} />
        )}
      </div>
      {asked && (
        <Suspense>
          <Dialogs asked={asked} place={place} onClose={() => setAsked(null)} />
        </Suspense>
      )}
    </Page>
  )
}

function StateChip({ lifetime, now }: { lifetime: TagEntry; now: number }) {
  const { t } = useTranslation()
  const format = useFormat()
  const end = lifetime.end_ts ?? now
  switch (stateOf(lifetime, now)) {
    case 'live':
      return <Chip tone="accent">{t('tagPage.live')}</Chip>
    case 'expiring':
      return (
        <Chip tone="warn" hint={format.exact(end)}>
          {t('tagPage.expiring', { moment: format.moment(end, now) })}
        </Chip>
      )
    case 'ended':
      return (
        <Chip hint={format.exact(end)}>{t('tagPage.endedAgo', { moment: format.moment(end, now) })}</Chip>
      )
    case 'purged':
      return <Chip tone="danger">{t('tagPage.purged')}</Chip>
  }
}

interface ActionsProps {
  live: TagEntry | null
  tag: string
  obstacle: Obstacle | null
  now: number
  onAsk: (asked: Asked) => void
}

function Actions({ live, tag, obstacle, now, onAsk }: ActionsProps) {
  const { t } = useTranslation()
  const own = live && obstacleToChange(live, now)
  const why = obstacle ? t(OBSTACLES[obstacle]) : own ? t(TAG_OBSTACLES[own]) : null
  const unmovable = live && obstacleToMove(live, now)
  // What is over in a moment needs no line of its own.
  const isSaid = why !== null && obstacle !== 'unknown'
  const shared = { why, 'aria-describedby': isSaid ? 'obstacle' : undefined }
  const act = (asked: Asked) => () => onAsk(asked)
  return (
    <span className="ml-auto flex flex-wrap gap-2">
      {live ? (
        <>
          <Button onClick={() => onAsk({ kind: 'pull', tag: live })}>{t('tagPage.pull')}</Button>
          <Button
            {...shared}
            why={why ?? (unmovable && t(TAG_OBSTACLES[unmovable]))}
            onClick={act({ kind: 'move', tag: live })}
          >
            {t('operation.move')}
          </Button>
          <Button {...shared} className="text-danger!" onClick={act({ kind: 'delete', tag: live })}>
            {t('operation.delete')}
          </Button>
        </>
      ) : (
        <Button look="primary" {...shared} onClick={act({ kind: 'restore', tag })}>
          {t('operation.restoreEnded')}
        </Button>
      )}
      {isSaid && (
        <span id="obstacle" className="basis-full text-right text-sm text-muted">
          {why}
        </span>
      )}
    </span>
  )
}

const NO_INDEX = { is_manifest_list: false, child_manifest_count: null, present_child_count: null }

interface FactsProps {
  repository: Repository
  live: TagEntry | null
  life: Lives
  now: number
}

function Facts({ repository, live, life, now }: FactsProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const window = repository.tag_expiration_s ?? 0
  const reading: Reading = { now, window, readBackTo: null }
  const children = useChildren(live ?? NO_INDEX)
  const changes = changesOf(life.lifetimes, reading).filter(({ at }) => at >= now - window).length
  // What was not read began earlier than all that was.
  const isMore = life.goesOn && (life.lifetimes.at(-1)?.start_ts ?? now) > now - window
  return (
    <p className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1 text-muted compact:mt-2.5">
      <Link to={paths.repository(repository)} className="hover:text-accent hover:underline">
        {t('tagPage.back', { repository: `${repository.namespace}/${repository.name}` })}
      </Link>
      {live && (
        <>
          <DigestChip digest={live.manifest_digest}>
            {live.is_manifest_list ? children : live.size !== null && format.bytes(live.size)}
          </DigestChip>
          <Hint focusable text={format.exact(live.start_ts)}>
            {t('tagPage.pointsFor', { duration: format.about(Math.max(0, now - live.start_ts)) })}
          </Hint>
        </>
      )}
      {window > 0 && (
        <span>
          {isMore
            ? t('tagPage.changesAtLeast', { count: changes, duration: format.duration(window) })
            : t('tagPage.changes', { count: changes, duration: format.duration(window) })}
        </span>
      )}
    </p>
  )
}
