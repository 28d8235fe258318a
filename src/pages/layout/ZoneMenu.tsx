import { useContext } from 'react'
import { useTranslation } from 'react-i18next'
import { browserZone, DeploymentZone, useZone, type Zone } from '~/i18n/zone'
import { Menu } from '~/ui/Menu'
import type { MenuPart } from '~/ui/menu-parts'

const NAMES = {
  browser: 'header.zoneBrowser',
  utc: 'header.zoneUtc',
  deployment: 'header.zoneDeployment',
} as const satisfies Record<Zone, string>

/** The time zone's short name at this time of the year: `UTC`, `GMT+9`. */
function shortName(timeZone: string | undefined): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'short' }).formatToParts()
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
}

/** The choice of the time zone in which all moments are told. */
export function useZoneChoice(): MenuPart {
  const { t } = useTranslation()
  const { zone, zones, choose } = useZone()
  const deployment = useContext(DeploymentZone)
  return {
    kind: 'choices',
    label: t('header.zone'),
    value: zone,
    choices: zones.map((value) => ({
      value,
      label: t(NAMES[value], { name: value === 'deployment' ? deployment : browserZone() }),
    })),
    onChange: (value) => choose(zones.find((one) => one === value) ?? 'browser'),
  }
}

/** The time zone in the header, where there is room; elsewhere it stands in the account's menu. */
export function ZoneMenu() {
  const { t } = useTranslation()
  const { timeZone } = useZone()
  return (
    <Menu
      label={`${t('header.zone')}: ${shortName(timeZone)}`}
      className="inline-flex min-h-6 items-center rounded-[12px] border border-line bg-sunken px-2 text-xs font-[540] text-muted hover:text-ink pointer-coarse:min-h-9 compact:hidden"
      parts={[useZoneChoice()]}
    >
      {shortName(timeZone)}
    </Menu>
  )
}
