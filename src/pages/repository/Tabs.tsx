import { useTranslation } from 'react-i18next'
import { useLocation } from 'react-router'
import { Link } from '~/tags/Link'
import { useActivity } from '~/tags/activity/use-activity'

const TABS = ['tags', 'history', 'activity'] as const
export type Tab = (typeof TABS)[number]
const NAMES = {
  tags: 'repository.tabTags',
  history: 'history.tab',
  activity: 'activity.tab',
} as const satisfies Record<Tab, string>

/** The tab that a URL names; the tags where it names none. */
export function tabOf(params: URLSearchParams): Tab {
  return TABS.find((tab) => tab === params.get('tab')) ?? 'tags'
}

/** The parts of a repository, each with an address of its own. */
export function Tabs({ current, repository }: { current: Tab; repository: string }) {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  const done = useActivity().filter(({ operation }) => operation.repository === repository).length
  return (
    <nav aria-label={t('repository.tabs')} className="flex gap-1 border-b border-line">
      {TABS.map((tab) => (
        <Link
          key={tab}
          to={tab === 'tags' ? pathname : `${pathname}?tab=${tab}`}
          aria-current={tab === current ? 'page' : undefined}
          className="-mb-px border-b-2 border-transparent px-2.5 py-2 font-[520] text-muted hover:text-ink aria-[current]:border-accent aria-[current]:text-ink"
        >
          {t(NAMES[tab])}
          {tab === 'activity' && done > 0 && <small className="num ml-1 text-xs text-faint">{done}</small>}
        </Link>
      ))}
    </nav>
  )
}
