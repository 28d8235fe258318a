import { useQuery } from '@tanstack/react-query'
import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { QuayError } from '~/api/error'
import { labelsQuery, type Label } from '~/api/labels'
import { isAdded, type LabelOperation } from '~/operations/labels/label'
import { ErrorLine } from '~/tags/ErrorState'
import { OBSTACLES } from '~/tags/operations/obstacles'
import type { Place } from '~/tags/operations/place'
import { Button } from '~/ui/Button'
import { Icon } from '~/ui/icons'
import { lazyPart } from '~/ui/parts'
import { Skeleton } from '~/ui/Skeleton'
import { LabelNotice } from './LabelNotice'
import { Panel } from './Panel'
import type { DoneLabel } from './use-label-write'

const LabelDialog = lazyPart(() => import('./LabelDialog'))

interface LabelsProps {
  place: Place
  digest: string
  /** The tag on whose page this stands. */
  tag: string
  now: number
}

/** The labels of a live image, and what can be done with them. */
export function Labels({ place, digest, tag, now }: LabelsProps) {
  const { t } = useTranslation()
  const { repository, obstacle } = place
  const { data, error, refetch } = useQuery(labelsQuery(repository, digest))
  const [asked, setAsked] = useState<LabelOperation | null>(null)
  const [done, setDone] = useState<DoneLabel | null>(null)
  const why = obstacle && t(OBSTACLES[obstacle])
  if (error instanceof QuayError && error.kind === 'not-found' && done === null) return null
  const ask = (operation: LabelOperation) => {
    setDone(null)
    setAsked(operation)
  }
  return (
    <Panel title={t('tagPage.labels')}>
      {error && <ErrorLine error={error} onRetry={() => void refetch()} />}
      {!data ? (
        error === null && <Skeleton className="h-12 w-full" />
      ) : (
        <>
          {data.length === 0 ? (
            <p className="text-sm text-muted">{t('tagPage.noLabels')}</p>
          ) : (
            <ul className="grid gap-1.5 text-sm">
              {/* A label can be added twice (contract README 17), so the place tells them apart. */}
              {data.map((label, index) => (
                <Row
                  key={index}
                  label={label}
                  why={why}
                  onDelete={() => ask({ kind: 'delete-label', repository, digest, label })}
                />
              ))}
            </ul>
          )}
          {done && (
            <LabelNotice repository={repository} digest={digest} done={done} why={why} onDone={setDone} />
          )}
          <div>
            <Button
              size="small"
              why={why}
              onClick={() =>
                ask({
                  kind: 'add-label',
                  repository,
                  digest,
                  label: { key: '', value: '', media_type: null },
                })
              }
            >
              {t('labels.add')}
            </Button>
          </div>
        </>
      )}
      {asked && (
        <Suspense>
          <LabelDialog
            place={place}
            first={asked}
            tag={tag}
            now={now}
            onDone={setDone}
            onClose={() => setAsked(null)}
          />
        </Suspense>
      )}
    </Panel>
  )
}

function Row({ label, why, onDelete }: { label: Label; why: string | null; onDelete: () => void }) {
  const { t } = useTranslation()
  const { key, value } = label
  return (
    <li className="flex min-w-0 items-start gap-2">
      <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        <bdi className="font-mono text-xs text-muted">{key}</bdi> <bdi>{value}</bdi>
      </span>
      {isAdded(label) && (
        <button
          type="button"
          aria-label={t('labels.delete', { label: `${key}=${value}` })}
          aria-disabled={why !== null}
          data-hint={why ?? undefined}
          onClick={() => why === null && onDelete()}
          className="-my-1 grid size-7 shrink-0 place-items-center rounded text-muted hover:bg-sunken hover:text-ink aria-disabled:opacity-55 pointer-coarse:size-9"
        >
          <Icon name="close" size={14} />
        </button>
      )}
    </li>
  )
}
