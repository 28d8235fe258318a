import { useTranslation } from 'react-i18next'
import { Link } from '~/tags/Link'
import { useFormat } from '~/i18n/FormatProvider'
import { paths, type RepositoryName } from '~/paths'
import { StateChips } from '~/tags/AccessChips'
import { Moment } from '~/tags/Moment'
import { classes } from '~/ui/classes'
import { focusHint } from '~/ui/Hint'

/** The grid of a row: columns where there is room; name and change, then the description, where there is not. */
export const ROW =
  'grid items-center gap-x-3 gap-y-1 px-3 wide:grid-cols-[minmax(180px,1fr)_minmax(120px,1.6fr)_150px_120px] ' +
  'compact:grid-cols-[minmax(0,1fr)_auto] compact:px-3.5 compact:py-2.5'

interface RepositoryRowProps {
  repository: RepositoryName & { description: string; is_public: boolean; state?: string }
  /** When its newest tag began (seconds); null for none, undefined where that is not known. */
  changed?: number | null
  now: number
  /** What it is called where no heading tells its namespace. */
  label?: string
}

export function RepositoryRow({ repository, changed, now, label }: RepositoryRowProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { name, description, is_public, state = 'NORMAL' } = repository
  return (
    <li className={classes(ROW, 'min-h-10 border-t border-line first:border-t-0 hover:bg-page')}>
      <Link
        to={paths.repository(repository)}
        className="min-w-0 py-1 font-[560] [overflow-wrap:anywhere] hover:text-accent hover:underline"
        {...(typeof changed === 'number'
          ? focusHint(t('tags.moments', { changed: format.exact(changed) }))
          : {})}
      >
        <bdi>{label ?? name}</bdi>
      </Link>
      <p className="truncate text-muted compact:row-start-2" title={description || undefined}>
        {description && <bdi>{description}</bdi>}
      </p>
      <p className="flex flex-wrap gap-1 compact:justify-end">
        <StateChips repository={{ is_public, state }} />
      </p>
      <p className="text-right text-muted compact:row-start-2 compact:text-sm">
        {changed === null && t('repositories.never')}
        {typeof changed === 'number' && <Moment at={changed} now={now} />}
      </p>
    </li>
  )
}
