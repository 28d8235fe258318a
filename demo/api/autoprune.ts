// Autoprune policies: how many tags, or how old ones, a worker leaves standing.

import type { Ask } from '../ask'
import { invalid } from '../errors'
import { type Fields, type Schema, textField } from '../schema'
import { duration } from '../state/expiration'
import type { AutopruneMethod, AutoprunePolicy } from '../state/policies'
import { record } from '../state/record'
import { type Governed, organizationGoverned, policiesOf, policyOf, repositoryGoverned } from './governed'

const SCHEMA: Schema = {
  description: 'The policy configuration that is to be applied to the repository',
  properties: {
    method: {
      type: 'string',
      description: 'The method to use for pruning tags (number_of_tags, creation_date)',
    },
    value: {
      type: ['integer', 'string'],
      description:
        'The value to use for the pruning method (number of tags e.g. 10, time delta e.g. 7d (7 days))',
    },
    tagPattern: { type: 'string', description: 'Tags only matching this pattern will be pruned' },
    tagPatternMatches: {
      type: 'boolean',
      description: 'Determine whether pruned tags should or should not match the tagPattern',
    },
  },
  required: ['method', 'value'],
}

const isMethod = (text: string | null): text is AutopruneMethod =>
  text === 'number_of_tags' || text === 'creation_date'

const fits = (method: AutopruneMethod, value: unknown): value is number | string =>
  method === 'number_of_tags'
    ? typeof value === 'number' && value > 0
    : typeof value === 'string' && duration(value) !== null

function read(
  fields: Fields,
  { autoprune, kind }: Governed,
  uuid: string,
  self: AutoprunePolicy | null,
): AutoprunePolicy {
  const method = textField(fields, 'method')
  const value = fields['value']
  if (!isMethod(method)) throw invalid('Invalid method provided')
  if (!fits(method, value)) throw invalid('Invalid value given for method type')
  const tagPattern = textField(fields, 'tagPattern')
  if (tagPattern === '') throw invalid('tag_pattern cannot be empty')
  const policy = { uuid, method, value, tagPattern, tagPatternMatches: fields['tagPatternMatches'] !== false }
  if (autoprune.some((other) => other !== self && isAlike(other, policy))) {
    throw invalid(`Existing policy with same values for this ${kind}, duplicate policies are not permitted`)
  }
  return policy
}

const isAlike = (a: AutoprunePolicy, b: AutoprunePolicy): boolean =>
  a.method === b.method &&
  a.value === b.value &&
  a.tagPattern === b.tagPattern &&
  a.tagPatternMatches === b.tagPatternMatches

function changed(ask: Ask, governed: Governed, policy: AutoprunePolicy, what: string): void {
  record(ask, governed.usage, `${what}_${governed.kind}_autoprune_policy`, {
    method: policy.method,
    value: policy.value,
    tag_pattern: policy.tagPattern,
    tag_pattern_matches: policy.tagPatternMatches,
    ...governed.names,
  })
}

const KIND = {
  schema: SCHEMA,
  policies: ({ autoprune }: Governed) => autoprune,
  view: ({ uuid, method, value, tagPattern, tagPatternMatches }: AutoprunePolicy) => ({
    uuid,
    method,
    value,
    tagPattern,
    tagPatternMatches,
  }),
  read,
  changed,
  deletion: ({ kind }: Governed) => `delete_${kind}_autoprune_policy`,
}

export const repositoryAutoprune = policiesOf(KIND, repositoryGoverned)
export const repositoryAutopruneOne = policyOf(KIND, repositoryGoverned)
export const organizationAutoprune = policiesOf(KIND, organizationGoverned)
export const organizationAutopruneOne = policyOf(KIND, organizationGoverned)
