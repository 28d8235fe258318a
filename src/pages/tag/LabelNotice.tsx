import { useTranslation } from 'react-i18next'
import { useErrorTexts } from '~/tags/ErrorState'
import { Button } from '~/ui/Button'
import { Notice } from '~/ui/Notice'
import { useLabelWrite, type DoneLabel } from './use-label-write'

interface LabelNoticeProps {
  repository: string
  digest: string
  done: DoneLabel
  /** Why nothing can be changed now; null where it can. */
  why: string | null
  onDone: (done: DoneLabel) => void
}

/** What became of an operation on labels, with its undo. */
export function LabelNotice({ repository, digest, done, why, onDone }: LabelNoticeProps) {
  const { t } = useTranslation()
  const write = useLabelWrite(repository, digest, onDone)
  const textOf = useErrorTexts()
  const { operation, outcome } = done
  const { key, value } = operation.label
  const label = `${key}=${value}`
  const undo = outcome.kind === 'done' ? outcome.undo : null
  const lost = outcome.kind === 'unread' ? outcome.error : outcome.kind === 'not-done' ? outcome.lost : null
  const failure = write.error && textOf(write.error)
  return (
    <Notice
      tone={lost ? 'warn' : 'neutral'}
      live="status"
      action={
        undo && (
          <Button size="small" why={why} onClick={() => write.mutate(undo)}>
            {t(write.isPending ? 'operation.busy' : 'labels.undo')}
          </Button>
        )
      }
    >
      <p className="[overflow-wrap:anywhere]">
        {outcome.kind === 'done' || (outcome.kind === 'unread' && outcome.isDone)
          ? t(operation.kind === 'add-label' ? 'labels.added' : 'labels.deleted', { label })
          : t(outcome.kind === 'not-done' ? 'labels.notDone' : 'labels.unknown', { label })}{' '}
        {outcome.kind === 'done' && outcome.wasLost && t('labels.wasLost')}
        {lost && textOf(lost).reason}
      </p>
      {write.data?.kind === 'objection' && <p>{t(`labels.objection.${write.data.why}`)}</p>}
      {failure && (
        <p>
          {failure.title}. {failure.advice} {failure.reason}
        </p>
      )}
    </Notice>
  )
}
