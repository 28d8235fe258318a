// Immutability policies lock tags by name: those that live when the policy comes, and all that come later.

import type { Ask } from '../ask'
import { invalid } from '../errors'
import { type Fields, type Schema, textField } from '../schema'
import { type ImmutabilityPolicy, lockByPolicy } from '../state/policies'
import { record } from '../state/record'
import { type Governed, organizationGoverned, policiesOf, policyOf, repositoryGoverned } from './governed'

const SCHEMA: Schema = {
  description: 'The immutability policy configuration',
  properties: {
    tagPattern: { type: 'string', description: 'Regex pattern to match tag names' },
    tagPatternMatches: {
      type: 'boolean',
      description: 'If true, matching tags are immutable. If false, non-matching tags are immutable.',
    },
  },
  required: ['tagPattern'],
}

const LONGEST = 256

function read(
  fields: Fields,
  { immutability }: Governed,
  uuid: string,
  self: ImmutabilityPolicy | null,
): ImmutabilityPolicy {
  const tagPattern = textField(fields, 'tagPattern') ?? ''
  if (tagPattern.trim() === '') throw invalid('tag_pattern is required and must be a non-empty string')
  if (tagPattern.length > LONGEST) throw invalid(`tag_pattern must be ${LONGEST} characters or less`)
  refuseBadPattern(tagPattern)
  if (immutability.some((other) => other !== self && other.tagPattern === tagPattern)) {
    throw invalid('A policy with the same tag_pattern already exists')
  }
  return { uuid, tagPattern, tagPatternMatches: fields['tagPatternMatches'] !== false }
}

function refuseBadPattern(pattern: string): void {
  try {
    void new RegExp(pattern, 'u')
  } catch {
    throw invalid(`Invalid regex pattern: ${pythonComplaint(pattern)}`)
  }
}

/** What Python says of the commonest slips, an unclosed bracket, with its place. */
function pythonComplaint(pattern: string): string {
  const set = pattern.lastIndexOf('[')
  if (set > pattern.lastIndexOf(']')) return `unterminated character set at position ${set + 1}`
  return `missing ) at position ${pattern.length}`
}

/** What it locked at once is logged without a performer, before the policy itself. */
function changed(ask: Ask, governed: Governed, policy: ImmutabilityPolicy, what: string): void {
  const pattern = { tag_pattern: policy.tagPattern, tag_pattern_matches: policy.tagPatternMatches }
  const counts = governed.repositories.map((repository) => lockByPolicy(repository, policy, ask.now))
  const count = counts.reduce((sum, one) => sum + one, 0)
  if (count > 0) {
    governed.usage.push({
      kind: 'tags_made_immutable_by_policy',
      metadata: { ...governed.names, ...pattern, count },
      ip: null,
      at: ask.now,
      performer: null,
    })
  }
  record(ask, governed.usage, `${what}_immutability_policy`, { ...governed.names, ...pattern })
}

const KIND = {
  schema: SCHEMA,
  policies: ({ immutability }: Governed) => immutability,
  view: ({ uuid, tagPattern, tagPatternMatches }: ImmutabilityPolicy) => ({
    uuid,
    tagPattern,
    tagPatternMatches,
  }),
  read,
  changed,
  deletion: () => 'delete_immutability_policy',
}

export const repositoryImmutability = policiesOf(KIND, repositoryGoverned)
export const repositoryImmutabilityOne = policyOf(KIND, repositoryGoverned)
export const organizationImmutability = policiesOf(KIND, organizationGoverned)
export const organizationImmutabilityOne = policyOf(KIND, organizationGoverned)
