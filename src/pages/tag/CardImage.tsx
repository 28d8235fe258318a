import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { QuayError } from '~/api/error'
import { labelsQuery } from '~/api/labels'
import { manifestQuery } from '~/api/manifest'
import type { TagEntry } from '~/api/schemas'
import { middleOut } from '~/tags/digest'
import { ErrorLine } from '~/tags/ErrorState'
import type { Place } from '~/tags/operations/place'
import { CopyButton } from '~/ui/CopyButton'
import { Skeleton } from '~/ui/Skeleton'
import { Rows } from './Panel'
import { platformText } from './Platforms'

/** A card's image, once a person opens it: what to copy, and what a live image tells of itself. */
export function CardImage({ place, lifetime }: { place: Place; lifetime: TagEntry }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const digest = lifetime.manifest_digest
  const reference = `${place.registry}/${place.repository}@${digest}`
  return (
    <details className="basis-full text-sm" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="w-fit rounded text-muted hover:text-ink">{t('tagPage.aboutImage')}</summary>
      {open && (
        <div className="mt-1.5 grid max-w-prose gap-1.5">
          <Rows
            rows={[
              [
                t('tagPage.digest'),
                <Copied key="digest" text={digest} label={t('tagPage.copyDigest')}>
                  {middleOut(digest)}
                </Copied>,
              ],
              [
                t('tagPage.reference'),
                <Copied key="reference" text={reference} label={t('tagPage.copyReference')}>
                  {`${place.registry}/${place.repository}@${middleOut(digest)}`}
                </Copied>,
              ],
            ]}
          />
          <Told repository={place.repository} digest={digest} />
        </div>
      )}
    </details>
  )
}

function Copied({ text, label, children }: { text: string; label: string; children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <span className="inline-flex max-w-full items-center justify-end gap-1">
      <span className="min-w-0 font-mono text-xs [overflow-wrap:anywhere]">{children}</span>
      <CopyButton text={text} label={label} copied={t('tags.copied')} refused={t('tags.copyRefused')} />
    </span>
  )
}

/** What Quay tells of the image: of a dead one nothing, so that is asked once. */
function Told({ repository, digest }: { repository: string; digest: string }) {
  const { t } = useTranslation()
  const manifest = useQuery({
    ...manifestQuery(repository, digest),
    staleTime: 30_000,
    retryOnMount: false,
  })
  const labels = useQuery({ ...labelsQuery(repository, digest), enabled: manifest.data !== undefined })
  const error = manifest.error ?? labels.error
  if (error instanceof QuayError && error.kind === 'not-found')
    return <p className="text-muted">{t('tagPage.dead')}</p>
  if (error)
    return (
      <ErrorLine
        error={error}
        onRetry={() => void (manifest.error ? manifest.refetch() : labels.refetch())}
      />
    )
  if (!manifest.data || !labels.data) return <Skeleton className="h-12 w-full" />
  const platforms = [
    ...new Set(manifest.data.children.filter(({ platform }) => platform !== null).map(platformText)),
  ]
  return (
    <Rows
      rows={[
        ...(platforms.length === 0 ? [] : [[t('tagPage.platforms'), platforms.join(', ')] as const]),
        [
          t('tagPage.labels'),
          labels.data.length === 0 ? (
            t('tagPage.noLabels')
          ) : (
            <ul key="labels" className="font-mono text-xs [overflow-wrap:anywhere]">
              {labels.data.map(({ key, value }, index) => (
                <li key={index}>
                  <bdi>{`${key}=${value}`}</bdi>
                </li>
              ))}
            </ul>
          ),
        ],
      ]}
    />
  )
}
