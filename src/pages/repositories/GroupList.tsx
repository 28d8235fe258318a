import { Link } from '~/tags/Link'
import { fullName, paths } from '~/paths'
import { classes } from '~/ui/classes'
import { Skeleton } from '~/ui/Skeleton'
import { type Group } from './list-view'
import { RepositoryRow, ROW } from './RepositoryRow'

const LIST = 'overflow-hidden rounded-[10px] border border-line bg-surface'
const SKELETON_ROWS = 8

/** The repositories, each namespace under its name. */
export function GroupList({ groups, now }: { groups: Group[]; now: number }) {
  return (
    <div className="grid gap-5">
      {groups.map(({ namespace, repositories }) => (
        <section key={namespace} aria-labelledby={`namespace-${namespace}`}>
          <h2 id={`namespace-${namespace}`} className="mb-2 text-lg font-semibold">
            <Link to={paths.organization(namespace)} className="hover:text-accent hover:underline">
              <bdi>{namespace}</bdi>
            </Link>
          </h2>
          <ul className={LIST}>
            {repositories.map((repository) => (
              <RepositoryRow
                key={fullName(repository)}
                repository={repository}
                changed={repository.last_modified}
                now={now}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

export function GroupSkeleton() {
  return (
    <div aria-hidden="true">
      <Skeleton className="mb-2.5 h-4 w-24" />
      <div className={LIST}>
        {Array.from({ length: SKELETON_ROWS }, (_, index) => (
          <div key={index} className={classes(ROW, 'min-h-10 border-t border-line first:border-t-0')}>
            <Skeleton className="h-3.5 w-28" />
            <Skeleton className="h-3.5 w-52 compact:hidden" />
            <Skeleton className="h-3.5 w-16 compact:hidden" />
            <Skeleton className="ml-auto h-3.5 w-20" />
          </div>
        ))}
      </div>
    </div>
  )
}
