import type { SubmitEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate } from 'react-router'
import { withZone } from '~/i18n/zone'
import { fullName, paths } from '~/paths'
import { Icon } from '~/ui/icons'
import { Menu } from '~/ui/Menu'
import { SearchField } from '~/ui/TextField'
import {
  namedRepository,
  STATES,
  VISIBILITIES,
  type ListView,
  type StateFilter,
  type Visibility,
} from './list-view'

const STATE_NAMES = {
  any: 'repositories.stateAny',
  normal: 'repositories.stateNormal',
  'read-only': 'repositories.stateReadOnly',
  mirror: 'repositories.stateMirror',
} as const satisfies Record<StateFilter, string>

const VISIBILITY_NAMES = {
  any: 'repositories.visibilityAny',
  public: 'repositories.visibilityPublic',
  private: 'repositories.visibilityPrivate',
} as const satisfies Record<Visibility, string>

const FIELD = 'q'

/** Narrows the list; `namespace/name` and Enter opens a repository outright, listed or not. */
export function Filters({ view, onChange }: { view: ListView; onChange: (part: Partial<ListView>) => void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { search } = useLocation()
  const named = namedRepository(view.text)

  function open(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    // The URL, and with it the view, may lag behind what was typed.
    const typed = new FormData(event.currentTarget).get(FIELD)
    const repository = typeof typed === 'string' ? namedRepository(typed) : null
    if (repository) void navigate(withZone(paths.repository(repository), search))
  }

  return (
    <search className="mt-4 mb-2.5 grid gap-1.5">
      <form className="flex flex-wrap items-center gap-2" onSubmit={open}>
        <SearchField
          name={FIELD}
          label={t('repositories.filter')}
          placeholder={t('repositories.filter')}
          value={view.text}
          onChange={(text) => onChange({ text })}
          className="max-w-[420px] min-w-0 flex-1 basis-64"
        />
        <Menu
          parts={[
            {
              kind: 'choices',
              label: t('repositories.state'),
              value: view.state,
              choices: STATES.map((value) => ({ value, label: t(STATE_NAMES[value]) })),
              onChange: (value) => onChange({ state: STATES.find((one) => one === value) ?? view.state }),
            },
          ]}
        >
          {t('repositories.state')} <span className="text-muted">{t(STATE_NAMES[view.state])}</span>
          <Icon name="chevronDown" size={12} />
        </Menu>
        <Menu
          parts={[
            {
              kind: 'choices',
              label: t('repositories.visibility'),
              value: view.visibility,
              choices: VISIBILITIES.map((value) => ({ value, label: t(VISIBILITY_NAMES[value]) })),
              onChange: (value) =>
                onChange({ visibility: VISIBILITIES.find((one) => one === value) ?? view.visibility }),
            },
          ]}
        >
          {t('repositories.visibility')}{' '}
          <span className="text-muted">{t(VISIBILITY_NAMES[view.visibility])}</span>
          <Icon name="chevronDown" size={12} />
        </Menu>
      </form>
      {named && (
        <p role="status" className="text-sm text-muted">
          {t('repositories.go', { name: fullName(named) })}: {t('repositories.goHint')}
        </p>
      )}
    </search>
  )
}
