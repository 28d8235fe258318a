import { useTranslation } from 'react-i18next'
import { useLocation } from 'react-router'
import { Link } from '~/tags/Link'
import { parseRepository, parseTag, paths } from '~/paths'
import { TagName } from '~/tags/TagName'

interface Crumb {
  text: string
  to: string
}

/** Where a path stands: the namespace, then the repository; nothing on pages outside of both. */
function crumbsOf(pathname: string): Crumb[] {
  const [, kind, ...rest] = pathname.split('/').map(decode)
  const tag = kind === 'repository' ? parseTag(rest.join('/')) : null
  const repository = tag?.repository ?? (kind === 'repository' ? parseRepository(rest.join('/')) : null)
  if (repository) {
    const { namespace, name } = repository
    return [
      { text: namespace, to: paths.organization(namespace) },
      { text: name, to: paths.repository(repository) },
      ...(tag ? [{ text: tag.tag, to: paths.tag(repository, tag.tag) }] : []),
    ]
  }
  const [name] = rest
  return (kind === 'organization' || kind === 'user') && name
    ? [{ text: name, to: paths.organization(name) }]
    : []
}

// A percent sign that a person typed is not always an escape.
function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

export function Crumbs() {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  const crumbs = crumbsOf(pathname)
  return (
    <nav aria-label={t('header.breadcrumb')} className="min-w-0 flex-1">
      <ol className="flex items-center gap-1.5 text-muted">
        {crumbs.map((crumb, index) => (
          <li key={crumb.to} className="flex min-w-0 items-center gap-1.5">
            <span aria-hidden="true" className="text-line-strong">
              /
            </span>
            <Link
              to={crumb.to}
              aria-current={index === crumbs.length - 1 ? 'page' : undefined}
              className="truncate hover:text-ink hover:underline aria-[current]:font-[560] aria-[current]:text-ink"
            >
              <TagName name={crumb.text} />
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}
