import { useTranslation } from 'react-i18next'
import { useFormat } from '~/i18n/FormatProvider'
import { nameOf, type Operation } from '~/operations/operation'
import type { PreviewRow } from '~/operations/plan/preview'
import { DigestChip } from '~/tags/DigestChip'
import { TAG_OBSTACLES } from '~/tags/operations/obstacles'
import { objectionText } from '~/tags/operations/StopNotice'
import { Chip } from '~/ui/Chip'
import { Icon } from '~/ui/icons'
import { LongList } from '~/ui/LongList'

interface PreviewListProps {
  rows: readonly PreviewRow[]
  onTakeOut: (name: string) => void
}

/** Each tag of a plan that is being made: its image, and why nothing is done with it where that is so. */
export function PreviewList({ rows, onTakeOut }: PreviewListProps) {
  const { t } = useTranslation()
  return (
    <LongList
      label={t('plan.preview')}
      count={rows.length}
      rowHeight={40}
      rowsInView={8}
      row={(index) => {
        const row = rows[index]
        return row && <Row row={row} onTakeOut={onTakeOut} />
      }}
    />
  )
}

function Row({ row, onTakeOut }: { row: PreviewRow; onTakeOut: (name: string) => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { tag, operation, why, isProtected } = row
  const effect = (wanted: Operation) =>
    wanted.kind === 'expire' && wanted.expiration !== null
      ? t('plan.gotEnd', { moment: format.exact(wanted.expiration) })
      : t(`plan.what.${nameOf(wanted)}`)
  const reason = why && ('obstacle' in why ? t(TAG_OBSTACLES[why.obstacle]) : objectionText(t, why.objection))
  return (
    <span className="flex h-full min-w-0 items-center gap-2.5">
      <span className="min-w-0 flex-1 truncate font-[540]" title={tag.name}>
        <bdi>{tag.name}</bdi>
      </span>
      {isProtected && reason === null && <Chip tone="warn">{t('plan.protected')}</Chip>}
      {reason === null ? (
        <>
          <DigestChip digest={tag.manifest_digest} />
          <span aria-hidden="true" className="text-faint">
            →
          </span>
          <span className="num truncate text-sm">{operation && effect(operation)}</span>
        </>
      ) : (
        <span className="max-w-1/2 truncate text-sm text-muted" title={reason}>
          {reason}
        </span>
      )}
      <button
        type="button"
        aria-label={t('plan.takeOut', { tag: tag.name })}
        onClick={() => onTakeOut(tag.name)}
        className="grid size-7 shrink-0 place-items-center rounded text-muted hover:bg-sunken hover:text-ink pointer-coarse:size-9"
      >
        <Icon name="close" size={14} />
      </button>
    </span>
  )
}
