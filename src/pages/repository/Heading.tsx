import { useTranslation } from 'react-i18next'
import type { Column, Sort } from '~/tags/view'
import { classes } from '~/ui/classes'
import { Icon } from '~/ui/icons'
import { HEADINGS } from './columns'

interface HeadingProps {
  column: Column
  sort: Sort
  onSort: (column: Column) => void
}

export function Heading({ column, sort, onSort }: HeadingProps) {
  const { t } = useTranslation()
  const sorted = sort.column === column
  return (
    <div
      role="columnheader"
      aria-sort={sorted ? (sort.descending ? 'descending' : 'ascending') : undefined}
      className={classes(column === 'size' && 'wide:text-right')}
    >
      {/* Where the headings are only read out, a button would take a focus that nobody sees. */}
      <span className="wide:hidden">{t(HEADINGS[column])}</span>
      <button
        type="button"
        onClick={() => onSort(column)}
        className={classes(
          'inline-flex min-h-7 items-center gap-1 rounded hover:text-ink compact:hidden',
          sorted && 'text-ink',
        )}
      >
        {t(HEADINGS[column])}
        {sorted && <Icon name={sort.descending ? 'sortDown' : 'sortUp'} size={12} />}
      </button>
    </div>
  )
}
