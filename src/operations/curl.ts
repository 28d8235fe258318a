import { apiUrl, repositoryParts } from '~/api/url'
import { PLAIN } from '~/api/write-label'
import type { LabelOperation } from './labels/label'
import type { Operation, PointOperation } from './operation'
import { purgeRequest } from './purge'

type Call = { method: string; parts: string[]; body?: object }

const partsOf = (repository: string, ...more: string[]) => [...repositoryParts(repository), 'tag', ...more]

/** The requests that an operation sends, without those that only look. */
function callsOf(operation: Operation | LabelOperation): Call[] {
  if (operation.kind === 'add-label' || operation.kind === 'delete-label') return [callOfLabel(operation)]
  const { repository, tag } = operation
  const at = (...more: string[]) => partsOf(repository, ...more)
  switch (operation.kind) {
    case 'delete':
      return [{ method: 'DELETE', parts: at(tag) }]
    case 'expire':
      return [{ method: 'PUT', parts: at(tag), body: { expiration: operation.expiration } }]
    case 'lock':
      return [{ method: 'PUT', parts: at(tag), body: { immutable: operation.immutable } }]
    case 'purge':
    case 'purge-ended':
      return [{ method: 'POST', parts: at(tag, 'expire'), body: purgeRequest(operation) }]
    case 'put':
    case 'renew':
      return [
        { method: 'PUT', parts: at(tag), body: { manifest_digest: operation.digest } },
        ...after(operation),
      ]
    case 'restore': {
      const body = { manifest_digest: operation.digest }
      return [{ method: 'POST', parts: at(tag, 'restore'), body }, ...after(operation)]
    }
  }
}

function callOfLabel(operation: LabelOperation): Call {
  const parts = [...repositoryParts(operation.repository), 'manifest', operation.digest, 'labels']
  if (operation.kind === 'delete-label')
    return { method: 'DELETE', parts: [...parts, operation.label.id ?? ''] }
  const { key, value, media_type } = operation.label
  return { method: 'POST', parts, body: { key, value: value ?? '', media_type: media_type ?? PLAIN } }
}

/** What follows once the tag points elsewhere. */
function after({ repository, tag, expiration, signatures }: PointOperation): Call[] {
  const at = (...more: string[]) => partsOf(repository, ...more)
  return [
    ...(expiration === null ? [] : [{ method: 'PUT', parts: at(tag), body: { expiration } }]),
    ...signatures.map((signature) => ({
      method: 'POST',
      parts: at(signature.tag, 'restore'),
      body: { manifest_digest: signature.digest },
    })),
  ]
}

/** A text as one word of a POSIX shell, whatever is in it. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}

/**
 * The operation as `curl` commands, one a request, to be run in a POSIX shell that has the token in `QUAY_TOKEN`.
 * @param quay the address of the Quay, with a slash at its end
 * @throws QuayError `unaddressable` for a name that no URL can carry
 */
export function curlOf(operation: Operation | LabelOperation, quay: string): string {
  return callsOf(operation)
    .map(({ method, parts, body }) => {
      const data = body && [`-H 'Content-Type: application/json'`, `-d ${quoted(JSON.stringify(body))}`]
      return [
        `curl --fail-with-body -X ${method}`,
        `-H "Authorization: Bearer $QUAY_TOKEN"`,
        ...(data ?? []),
        quoted(new URL(apiUrl(parts), quay).href),
      ].join(' \\\n  ')
    })
    .join(' &&\n')
}
