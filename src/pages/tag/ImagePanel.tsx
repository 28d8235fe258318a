import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { manifestQuery } from '~/api/manifest'
import { QuayError } from '~/api/error'
import type { TagEntry } from '~/api/schemas'
import { isLive } from '~/history/lifetime'
import { useFormat } from '~/i18n/FormatProvider'
import { middleOut } from '~/tags/digest'
import { DigestChip } from '~/tags/DigestChip'
import { ErrorLine } from '~/tags/ErrorState'
import { spelled } from '~/tags/name-marks'
import { Code } from '~/tags/operations/Curl'
import type { Place } from '~/tags/operations/place'
import { pullCommands } from '~/tags/operations/pull-commands'
import { useKnownTags } from '~/tags/operations/use-known'
import { CopyButton } from '~/ui/CopyButton'
import { Skeleton } from '~/ui/Skeleton'
import { Labels } from './Labels'
import { Layers } from './Layers'
import { typeName } from './media-type'
import { Panel, Rows } from './Panel'
import { platformText, Platforms } from './Platforms'

interface ImagePanelProps {
  place: Place
  /** The tag's newest lifetime. */
  lifetime: TagEntry
  now: number
}

/** The image that a tag points to: what it is, for which platforms, of what it is made, how it is pulled. */
export function ImagePanel({ place, lifetime, now }: ImagePanelProps) {
  const { t } = useTranslation()
  const [platform, setPlatform] = useState<string | null>(null)
  const digest = platform ?? lifetime.manifest_digest
  const live = isLive(lifetime, now)
  const index = useQuery({
    ...manifestQuery(place.repository, lifetime.manifest_digest),
    staleTime: 30_000,
  })
  const shown = useQuery({ ...manifestQuery(place.repository, digest), staleTime: 30_000 })
  const { byName, byDigest } = pullCommands(place, lifetime.name, digest)
  return (
    <aside className="grid min-w-0 gap-3.5">
      <Panel title={t('tagPage.image')}>
        <span className="flex items-center gap-1">
          <DigestChip digest={digest} />
          <CopyButton
            text={digest}
            label={t('tagPage.copyDigest')}
            copied={t('tags.copied')}
            refused={t('tags.copyRefused')}
          />
        </span>
        {isDead(shown.error) ? (
          <p className="text-sm text-muted">{t('tagPage.dead')}</p>
        ) : shown.error ? (
          <ErrorLine error={shown.error} onRetry={() => void shown.refetch()} />
        ) : shown.data ? (
          <Facts
            place={place}
            lifetime={lifetime}
            digest={digest}
            mediaType={shown.data.mediaType}
            size={sizeOf(shown.data)}
            now={now}
          />
        ) : (
          <Skeleton className="h-24 w-full" />
        )}
        {index.data && index.data.children.length > 0 && (
          <Platforms
            tag={lifetime}
            manifests={index.data.children}
            chosen={platform}
            onChoose={setPlatform}
          />
        )}
        {platform !== null && (
          <p className="text-sm text-muted">
            {platformText(index.data?.children.find((child) => child.digest === platform))}
          </p>
        )}
      </Panel>
      {live && (
        <Panel title={t('tagPage.pull')}>
          {byName === null ? (
            <p className="text-sm text-muted">{t('pull.oddName')}</p>
          ) : (
            byName
              .slice(0, 1)
              .map(({ client, command }) => <Code key={client} text={command} label={t('pull.byTag')} />)
          )}
          {byDigest.slice(0, 1).map(({ client, command }) => (
            <Code key={client} text={command} label={t('pull.byDigest')} />
          ))}
        </Panel>
      )}
      {shown.data && shown.data.layers && shown.data.layers.length > 0 && (
        <Layers layers={shown.data.layers} />
      )}
      {shown.data && <Labels key={digest} place={place} digest={digest} tag={lifetime.name} now={now} />}
    </aside>
  )
}

const isDead = (error: Error | null) => error instanceof QuayError && error.kind === 'not-found'
const sizeOf = (manifest: { is_manifest_list: boolean; layers_compressed_size: number | null }) =>
  manifest.is_manifest_list ? null : manifest.layers_compressed_size

interface FactsProps {
  place: Place
  lifetime: TagEntry
  digest: string
  mediaType: string | null
  size: number | null
  now: number
}

function Facts({ place, lifetime, digest, mediaType, size, now }: FactsProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const known = useKnownTags(place.repository, now)
  const own = isLive(lifetime, now) ? [lifetime.name] : []
  const tags = [...own, ...known.on(lifetime.manifest_digest, lifetime.name)]
  return (
    <Rows
      rows={[
        [
          t('tagPage.digest'),
          <span key="digest" className="font-mono text-xs" title={digest}>
            {middleOut(digest)}
          </span>,
        ],
        [
          t('tagPage.type'),
          mediaType === null ? (
            t('tagPage.typeImage')
          ) : (
            <span key="type" title={mediaType}>
              {typeName(mediaType)}
            </span>
          ),
        ],
        ...(size === null ? [] : [[t('tagPage.size'), format.bytes(size)] as const]),
        // Tags name the index; who names one of its children is not asked.
        ...(digest === lifetime.manifest_digest
          ? [
              [
                t('tagPage.tagsOn'),
                <bdi key="tags">{tags.map(spelled).join(', ') || t('tagPage.noLabels')}</bdi>,
              ] as const,
            ]
          : []),
      ]}
    />
  )
}
