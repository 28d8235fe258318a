import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TagEntry } from '~/api/schemas'
import { useFormat } from '~/i18n/FormatProvider'
import { chosenBy, type Ruled } from '~/operations/plan/rule'
import { groupOf, groupsOf } from '~/tags/groups'
import type { Place } from '~/tags/operations/place'
import { useNow } from '~/tags/use-now'
import { Button } from '~/ui/Button'
import { Checkbox } from '~/ui/Checkbox'
import Dialog from '~/ui/Dialog'
import { Notice } from '~/ui/Notice'
import PlanDialog from './PlanDialog'
import { RuleFields } from './RuleFields'
import { EMPTY_RULE, endsTags, meansAll, ruleOf, type RuleForm } from './rule-form'

interface RuleDialogProps {
  place: Place
  /** All tags that were read. */
  tags: readonly TagEntry[]
  /** Whether these are all there are: a rule that does not see all would be a guess. */
  isWhole: boolean
  onClose: () => void
}

/** Which tags are meant, by rule, and what shall be done with them; then what that would do to each. */
export default function RuleDialog({ place, tags, isWhole, onClose }: RuleDialogProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow()
  const [form, setForm] = useState(EMPTY_RULE)
  const [isPreview, setPreview] = useState(false)
  const rule = useMemo(() => ruleOf(form), [form])
  const groups = useMemo(() => groupsOf(tags), [tags])
  const ruled = useMemo(() => (rule === null ? null : chosenBy(rule, tags, now, groupOf)), [rule, tags, now])
  const change = (part: Partial<RuleForm>) => setForm({ ...form, ...part })
  if (isPreview && ruled)
    return (
      <PlanDialog
        place={place}
        name={form.wish}
        tags={ruled.taken}
        origin="rule"
        onBack={() => setPreview(false)}
        onClose={onClose}
      />
    )
  const why = !isWhole
    ? t('rule.notWhole')
    : rule === null || ruled === null
      ? t('rule.mendNumbers')
      : meansAll(rule)
        ? t('rule.meansAll')
        : ruled.taken.length === 0
          ? t('rule.none')
          : null
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('rule.title', { repository: place.repository })}
      footer={
        <>
          <Button onClick={onClose}>{t('operation.cancel')}</Button>
          <Button look="primary" why={why} onClick={() => setPreview(true)}>
            {t('rule.preview')}
          </Button>
        </>
      }
    >
      {!isWhole && (
        <Notice tone="warn">
          {t('rule.reading', { count: tags.length, formatted: format.count(tags.length) })}
        </Notice>
      )}
      <RuleFields form={form} onChange={change} groups={groups} powers={place.powers} />
      {endsTags(form.wish) && (
        <Checkbox
          checked={form.lastTagsToo}
          onChange={(lastTagsToo) => change({ lastTagsToo })}
          hint={t('rule.lastTagsHint')}
        >
          {t('rule.lastTagsToo')}
        </Checkbox>
      )}
      <div role="status">{ruled && rule && !meansAll(rule) && <Taken ruled={ruled} />}</div>
    </Dialog>
  )
}

/** How many tags the rule takes, and how many it leaves alone although they match. */
function Taken({ ruled: { taken, locked, newest, lastTags } }: { ruled: Ruled }) {
  const { t } = useTranslation()
  const format = useFormat()
  const number = (count: number) => ({ count, formatted: format.count(count) })
  const left = [
    newest > 0 && t('rule.leftNewest', number(newest)),
    locked > 0 && t('rule.leftLocked', number(locked)),
    lastTags > 0 && t('rule.leftLast', number(lastTags)),
  ].filter((text) => text !== false)
  return (
    <>
      <p className="num font-[560]">{t('rule.takes', number(taken.length))}</p>
      {left.length > 0 && (
        <ul className="num mt-1 list-disc pl-5 text-sm text-muted">
          {left.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
    </>
  )
}
