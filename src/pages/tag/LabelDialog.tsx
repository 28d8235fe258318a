import { useState, type SubmitEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { isLabelKey, objectionToLabel, type LabelOperation } from '~/operations/labels/label'
import { spelled } from '~/tags/name-marks'
import { DigestChip } from '~/tags/DigestChip'
import { useErrorTexts } from '~/tags/ErrorState'
import { Curl } from '~/tags/operations/Curl'
import type { Place } from '~/tags/operations/place'
import { useKnownTags } from '~/tags/operations/use-known'
import { Button } from '~/ui/Button'
import Dialog from '~/ui/Dialog'
import { Notice } from '~/ui/Notice'
import { TextField } from '~/ui/TextField'
import { useLabelWrite, type DoneLabel } from './use-label-write'

interface LabelDialogProps {
  place: Place
  /** What is asked for; of a label to be added nothing is typed yet. */
  first: LabelOperation
  tag: string
  now: number
  onDone: (done: DoneLabel) => void
  onClose: () => void
}

/** Adding a label to an image, or deleting one. */
export default function LabelDialog({ place, first, tag, now, onDone, onClose }: LabelDialogProps) {
  const { t } = useTranslation()
  const textOf = useErrorTexts()
  const [key, setKey] = useState(first.label.key)
  const [value, setValue] = useState(first.label.value ?? '')
  const { repository, digest } = first
  const isNew = first.kind === 'add-label'
  const operation: LabelOperation = isNew ? { ...first, label: { key, value, media_type: null } } : first
  const write = useLabelWrite(repository, digest, (done) => {
    onDone(done)
    onClose()
  })
  const isBadKey = isNew && key !== '' && !isLabelKey(key)
  const blocked = isNew && key === '' ? 'missing' : objectionToLabel(operation, null)
  const close = () => write.isPending || onClose()
  const failure = write.error && textOf(write.error)
  const objection = write.data?.kind === 'objection' ? write.data.why : null

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    if (blocked === null && !write.isPending) write.mutate(operation)
  }

  return (
    <Dialog
      open
      onClose={close}
      title={isNew ? t('labels.addTitle') : t('labels.deleteTitle', { label: `${key}=${value}` })}
      footer={
        <>
          <span className="min-w-0 flex-1 basis-40 text-sm text-muted compact:basis-full">
            {blocked === null ? t('labels.undoHint') : t(`labels.objection.${blocked}`)}
          </span>
          <Button onClick={close} aria-disabled={write.isPending} data-first-focus={isNew ? undefined : ''}>
            {t('operation.cancel')}
          </Button>
          <Button
            form="label"
            type="submit"
            look={isNew ? 'primary' : 'danger'}
            aria-disabled={blocked !== null || write.isPending}
          >
            {write.isPending ? t('operation.busy') : t(isNew ? 'labels.addSubmit' : 'labels.deleteSubmit')}
          </Button>
        </>
      }
    >
      <form id="label" noValidate onSubmit={submit} className="grid min-w-0 gap-3.5">
        {isNew && (
          <>
            <TextField
              label={t('labels.key')}
              hint={t('labels.keyHint')}
              error={isBadKey ? t('labels.objection.badKey') : undefined}
              value={key}
              onChange={(event) => setKey(event.currentTarget.value)}
              data-first-focus=""
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
            />
            <TextField
              label={t('labels.value')}
              value={value}
              onChange={(event) => setValue(event.currentTarget.value)}
              autoComplete="off"
            />
          </>
        )}
        <OfImage repository={repository} digest={digest} tag={tag} now={now} />
        {objection && (
          <Notice tone="warn" live="alert">
            {t(`labels.objection.${objection}`)}
          </Notice>
        )}
        {failure && (
          <Notice tone="danger" live="alert">
            <b className="font-semibold">{t('error.sentence', { title: failure.title })}</b> {failure.advice}{' '}
            {failure.reason}
          </Notice>
        )}
        {blocked === null && <Curl operation={operation} quay={place.quay} />}
      </form>
    </Dialog>
  )
}

interface OfImageProps {
  repository: string
  digest: string
  tag: string
  now: number
}

/** Labels belong to the image: who else has it is concerned, too. */
function OfImage({ repository, digest, tag, now }: OfImageProps) {
  const { t } = useTranslation()
  const others = useKnownTags(repository, now).on(digest, tag)
  return (
    <div className="grid gap-1 rounded-[10px] border border-line bg-surface px-3 py-2.5 text-sm">
      <DigestChip digest={digest} />
      <p className="text-muted [overflow-wrap:anywhere]">
        {t('labels.ofImage')}{' '}
        {others.length > 0 && t('labels.others', { names: others.map(spelled).join(', ') })}
      </p>
    </div>
  )
}
