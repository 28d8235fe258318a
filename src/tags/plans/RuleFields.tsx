import { useTranslation } from 'react-i18next'
import { useFormat } from '~/i18n/FormatProvider'
import { isOffered } from '~/operations/plan/wish'
import type { Powers } from '~/operations/possible'
import type { NameGroup } from '~/tags/groups'
import { Checkbox } from '~/ui/Checkbox'
import { SelectField } from '~/ui/SelectField'
import { TextField } from '~/ui/TextField'
import { RULED, wholeNumber, type RuleForm } from './rule-form'

interface RuleFieldsProps {
  form: RuleForm
  onChange: (part: Partial<RuleForm>) => void
  groups: readonly NameGroup[]
  powers: Powers
}

/** What is wanted, of which tags. */
export function RuleFields({ form, onChange, groups, powers }: RuleFieldsProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const wishes = RULED.filter((name) => isOffered(name, powers))
  return (
    <>
      <SelectField
        label={t('rule.wish')}
        value={form.wish}
        choices={wishes.map((value) => ({ value, label: t(`rule.wishes.${value}`) }))}
        onChange={(wish) => onChange({ wish })}
      />
      <Field form={form} name="names" onChange={onChange} hint={t('rule.namesHint')} focus />
      <Field form={form} name="notNames" onChange={onChange} />
      <div className="grid gap-3.5 wide:grid-cols-3">
        <SelectField
          label={t('rule.group')}
          value={form.group}
          choices={[
            { value: '', label: t('rule.anyGroup') },
            ...groups.map(({ group, count }) => ({
              value: group,
              label: `${group} (${format.count(count)})`,
            })),
          ]}
          onChange={(group) => onChange({ group })}
        />
        <Field form={form} name="days" onChange={onChange} isNumber />
        <Field form={form} name="keep" onChange={onChange} isNumber />
      </div>
      {(wholeNumber(form.keep) ?? 0) > 0 && (
        <Checkbox checked={form.perGroup} onChange={(perGroup) => onChange({ perGroup })}>
          {t('rule.perGroup')}
        </Checkbox>
      )}
    </>
  )
}

interface FieldProps {
  form: RuleForm
  name: 'names' | 'notNames' | 'days' | 'keep'
  onChange: (part: Partial<RuleForm>) => void
  hint?: string
  isNumber?: boolean
  focus?: boolean
}

function Field({ form, name, onChange, hint, isNumber = false, focus = false }: FieldProps) {
  const { t } = useTranslation()
  const isBad = isNumber && wholeNumber(form[name]) === undefined
  return (
    <TextField
      label={t(`rule.${name}`)}
      hint={hint}
      error={isBad ? t('rule.notNumber') : undefined}
      value={form[name]}
      onChange={(event) => onChange({ [name]: event.currentTarget.value })}
      inputMode={isNumber ? 'numeric' : undefined}
      data-first-focus={focus ? '' : undefined}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
    />
  )
}
