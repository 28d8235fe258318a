import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate } from 'react-router'
import type { SessionState } from '~/api/session-store'
import { deployment } from '~/deployment'
import { changeLanguage } from '~/i18n/i18n'
import { useLanguage } from '~/i18n/FormatProvider'
import { isLanguage, LANGUAGE_NAMES, LANGUAGES } from '~/i18n/language'
import { withZone } from '~/i18n/zone'
import { paths } from '~/paths'
import { Icon } from '~/ui/icons'
import { Menu } from '~/ui/Menu'
import type { MenuPart } from '~/ui/menu-parts'
import { setTheme, THEMES, useTheme } from '~/ui/theme'
import { useZoneChoice } from './ZoneMenu'

const THEME_NAMES = {
  system: 'header.themeSystem',
  light: 'header.themeLight',
  dark: 'header.themeDark',
} as const

/** Who is signed in, and what the person prefers. */
export function AccountMenu({ session, onSignOut }: { session: SessionState; onSignOut: () => void }) {
  const { t } = useTranslation()
  const theme = useTheme()
  const language = useLanguage()
  const who = useWho(session)
  const navigate = useNavigate()
  const { search } = useLocation()
  const parts: MenuPart[] = [
    { kind: 'note', label: who },
    {
      kind: 'choices',
      label: t('header.theme'),
      value: theme,
      choices: THEMES.map((value) => ({ value, label: t(THEME_NAMES[value]) })),
      onChange: (value) => setTheme(THEMES.find((one) => one === value) ?? 'system'),
    },
    {
      kind: 'choices',
      label: t('header.language'),
      value: language,
      choices: LANGUAGES.map((value) => ({
        value,
        label: <span lang={value}>{LANGUAGE_NAMES[value]}</span>,
      })),
      onChange: (value) => {
        if (isLanguage(value)) void changeLanguage(value)
      },
    },
    useZoneChoice(),
    {
      kind: 'action',
      label: t('activity.all'),
      onSelect: () => void navigate(withZone(paths.activity(), search)),
    },
    ...useQuayLink(),
  ]
  if (session.way === 'account' || session.way === 'token')
    parts.push({ kind: 'action', label: t('header.signOut'), onSelect: onSignOut })
  return (
    <Menu
      label={t('header.menu')}
      parts={parts}
      className="grid size-8 place-items-center rounded-full pointer-coarse:size-10"
    >
      <span className="grid size-7 place-items-center rounded-full bg-accent-soft text-xs font-[620] text-accent uppercase">
        {session.user ? session.user.slice(0, 2) : <Icon name="globe" />}
      </span>
    </Menu>
  )
}

/** The same page in Quay's own console, whose addresses are ours. */
function useQuayLink(): MenuPart[] {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  const { quayConsole } = deployment()
  if (quayConsole === null) return []
  const shared = /^\/(repository|organization|user)\b/.test(pathname) ? pathname : '/'
  const href = new URL(shared, new URL(quayConsole, document.baseURI)).href
  return [{ kind: 'link', label: t('header.quayConsole'), href }]
}

function useWho({ way, user }: SessionState): string {
  const { t } = useTranslation()
  switch (way) {
    case 'account':
      return t('header.signedInAs', { name: user ?? '' })
    case 'token':
      return user === null ? t('header.signedInByToken') : t('header.signedInByTokenOf', { name: user })
    case 'shared':
      return t('header.shared')
    case 'starting':
    case 'none':
    case 'anonymous':
      return t('header.anonymous')
  }
}
