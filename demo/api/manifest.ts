// GET …/manifest/<digest> and what hangs on it. All of it reaches live images alone.

import { type Ask, json, noContent, part, refuseReadOnly, repositoryFor, writeFor } from '../ask'
import { dateText } from '../clock'
import { message, notFound, serverError } from '../errors'
import { type Fields, type Schema, textField } from '../schema'
import type { Label, Manifest } from '../state/manifests'
import { record } from '../state/record'
import type { Repository } from '../state/repository'

function liveManifest(ask: Ask, repository: Repository): Manifest {
  const manifest = repository.liveManifest(part(ask, 1), ask.now)
  if (manifest === undefined) throw notFound()
  return manifest
}

const labelView = (label: Label): Record<string, unknown> => ({
  id: label.id,
  key: label.key,
  value: label.value,
  source_type: label.sourceType,
  media_type: label.mediaType,
})

export function getManifest(ask: Ask): Response {
  const manifest = liveManifest(ask, repositoryFor(ask, 'read'))
  return json({
    digest: manifest.digest,
    is_manifest_list: manifest.isList,
    manifest_data: manifest.data,
    config_media_type: manifest.configMediaType,
    layers_compressed_size: manifest.layersSize,
    layers: manifest.layers,
  })
}

export function listLabels(ask: Ask): Response {
  const { labels } = liveManifest(ask, repositoryFor(ask, 'read'))
  const prefix = ask.query.get('filter') ?? ''
  return json({ labels: labels.filter(({ key }) => key.startsWith(prefix)).map(labelView) })
}

const LABEL: Schema = {
  description: 'Adds a label to a manifest',
  properties: {
    key: { type: 'string', description: 'The key for the label' },
    value: { type: 'string', description: 'The value for the label' },
    media_type: {
      type: ['string', 'null'],
      description: 'The media type for this label',
      enum: ['text/plain', 'application/json', null],
    },
  },
  required: ['key', 'value', 'media_type'],
}

const LABEL_KEY = /^[a-z0-9](?:(?:[a-z0-9]|[-.](?![.-]))*[a-z0-9])?$/
const RESERVED =
  `com.docker. io.docker. org.dockerproject. org.opencontainers. io.cncf. io.kubernetes. io.k8s.
  io.quay com.coreos com.tectonic internal quay`.split(/\s+/)

function refuseReserved(fields: Fields): void {
  const key = textField(fields, 'key') ?? ''
  if (RESERVED.some((prefix) => key.startsWith(prefix))) throw message(400, 'Label has a reserved prefix')
}

export async function addLabel(ask: Ask): Promise<Response> {
  const { repository, fields } = await writeFor(ask, 'write', LABEL, { first: refuseReserved })
  const manifest = liveManifest(ask, repository)
  const key = textField(fields, 'key') ?? ''
  if (!LABEL_KEY.test(key)) {
    throw message(
      400,
      'Label is of an invalid format or missing please use ^[a-z0-9](([a-z0-9]|[-.](?![.-]))*[a-z0-9])?$ format for labels',
    )
  }
  const value = textField(fields, 'value') ?? ''
  const label: Label = {
    id: repository.newId(),
    key,
    value,
    sourceType: 'api',
    mediaType: textField(fields, 'media_type') ?? (isJson(value) ? 'application/json' : 'text/plain'),
  }
  manifest.labels.push(label)
  recordLabel(ask, repository, 'manifest_label_add', label, { media_type: label.mediaType })
  return json({ label: labelView(label) }, 201, {
    location: `/api/v1/repository/${repository.fullName}/manifest/${manifest.digest}/labels/${label.id}`,
  })
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object'
  } catch {
    return false
  }
}

function recordLabel(
  ask: Ask,
  repository: Repository,
  kind: string,
  { id, key, value }: Label,
  more: Record<string, unknown> = {},
): void {
  const { namespace, name } = repository.traits
  record(ask, repository.usage, kind, {
    id,
    key,
    value,
    manifest_digest: part(ask, 1),
    ...more,
    namespace: namespace.name,
    repo: name,
  })
}

function labelOf(ask: Ask, manifest: Manifest): Label {
  const label = manifest.labels.find(({ id }) => id === part(ask, 2))
  if (label === undefined) throw notFound()
  return label
}

export function getLabel(ask: Ask): Response {
  return json(labelView(labelOf(ask, liveManifest(ask, repositoryFor(ask, 'read')))))
}

export function deleteLabel(ask: Ask): Response {
  const repository = repositoryFor(ask, 'write')
  refuseReadOnly(repository)
  const manifest = liveManifest(ask, repository)
  const label = labelOf(ask, manifest)
  // Labels of the image itself cannot go; the server has no words for that.
  if (label.sourceType === 'manifest') throw serverError()
  manifest.labels = manifest.labels.filter((other) => other !== label)
  recordLabel(ask, repository, 'manifest_label_delete', label)
  return noContent()
}

const dateOrNull = (ms: number | null): string | null => (ms === null ? null : dateText(ms))

export function manifestPulls(ask: Ask): Response {
  const repository = repositoryFor(ask, 'read')
  const { digest } = liveManifest(ask, repository)
  const { count, last } = repository.pulls.manifest(digest, ask.now)
  return json({
    manifest_digest: digest,
    manifest_pull_count: count,
    last_manifest_pull_date: dateOrNull(last),
  })
}

export function tagPulls(ask: Ask): Response {
  const repository = repositoryFor(ask, 'read')
  const name = part(ask, 1)
  const lifetime = repository.lifetimes(ask.now).liveOf(name, ask.now)
  if (lifetime === undefined) throw notFound()
  const tag = repository.pulls.tag(name, ask.now)
  const manifest = repository.pulls.manifest(lifetime.digest, ask.now)
  return json({
    tag_name: name,
    tag_pull_count: tag?.count ?? 0,
    last_tag_pull_date: dateOrNull(tag?.last ?? null),
    current_manifest_digest: tag?.digest ?? lifetime.digest,
    manifest_pull_count: manifest.count,
    last_manifest_pull_date: dateOrNull(manifest.last),
  })
}

/** The security scanner is off. */
export function security(ask: Ask): Response {
  repositoryFor(ask, 'read')
  throw notFound()
}
