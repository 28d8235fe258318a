import type { Rule } from '~/operations/plan/rule'
import type { WishName } from '~/operations/plan/wish'

/** What a person has typed and chosen of a rule, as it stands in the fields. */
export type RuleForm = {
  wish: RuledWish
  names: string
  notNames: string
  group: string
  days: string
  keep: string
  perGroup: boolean
  lastTagsToo: boolean
}

/** What can be done by rule; unlocking can't, as no rule takes locked tags. */
export const RULED = ['delete', 'expire', 'unexpire', 'lock', 'purge'] as const satisfies readonly WishName[]
type RuledWish = (typeof RULED)[number]

export const EMPTY_RULE: RuleForm = {
  wish: 'delete',
  names: '',
  notNames: '',
  group: '',
  days: '',
  keep: '',
  perGroup: false,
  lastTagsToo: false,
}

/** Whether what is wanted can make an image unreachable. */
export const endsTags = (wish: WishName): boolean =>
  wish === 'delete' || wish === 'purge' || wish === 'expire'

const DAY = 86_400
/** More than Quay has ever been there. */
const MOST = 99_999

/** Patterns, apart by spaces or commas; signs may be wide ones, as Japanese keyboards give them. */
const patternsOf = (text: string) =>
  text
    .normalize('NFKC')
    .split(/[\s,、]+/u)
    .filter(Boolean)

/** A whole number; null for an empty field, undefined for what is none. */
export function wholeNumber(text: string): number | null | undefined {
  const typed = text.normalize('NFKC').trim()
  if (typed === '') return null
  return /^\d+$/.test(typed) && Number(typed) <= MOST ? Number(typed) : undefined
}

/** What the fields mean; null while a number can't be read. */
export function ruleOf(form: RuleForm): Rule | null {
  const days = wholeNumber(form.days)
  const keep = wholeNumber(form.keep)
  if (days === undefined || keep === undefined) return null
  return {
    names: patternsOf(form.names),
    notNames: patternsOf(form.notNames),
    group: form.group === '' ? null : form.group,
    olderThan: days === null ? null : days * DAY,
    keepNewest: keep ?? 0,
    perGroup: form.perGroup,
    lastTagsToo: form.lastTagsToo || !endsTags(form.wish),
  }
}

/** Whether the fields leave out no tag at all: that needs no rule, and is more likely a slip. */
export function meansAll({ names, notNames, group, olderThan, keepNewest }: Rule): boolean {
  return names.length + notNames.length + keepNewest === 0 && group === null && olderThan === null
}
