// What the addresses in refusals lead to: a word on each type.

import { type Ask, json, part } from '../ask'
import { notFound } from '../errors'

const ERROR_TYPES: Readonly<Record<string, string>> = {
  invalid_request:
    'The request was invalid. It may have contained invalid values or was improperly formatted.',
  invalid_token: 'The access token provided was invalid.',
  insufficient_scope: 'The access token did not have sufficient scope to access the requested resource.',
  not_found: 'The resource was not found.',
  tag_immutable: 'The tag is immutable and cannot be modified or deleted.',
}

export function errorType(ask: Ask): Response {
  const name = part(ask, 0)
  const description = ERROR_TYPES[name]
  if (description === undefined) throw notFound()
  return json({ type: `${ask.origin}/api/v1/error/${name}`, title: name, description })
}
