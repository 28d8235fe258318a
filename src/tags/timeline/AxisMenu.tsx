import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { useFormat } from '~/i18n/FormatProvider'
import { Icon } from '~/ui/icons'
import { Menu } from '~/ui/Menu'
import type { MenuPart } from '~/ui/menu-parts'
import { DAY, LENGTH_NAMES, LENGTHS, lengthFromParams } from './time-axis'

/**
 * The choice of how much of the past the timelines show: the window, or another length; it stands in the URL.
 * @param window how long ended lifetimes are kept, in seconds; null while that is not known
 */
export function useAxisChoice(window: number | null): MenuPart {
  const { t } = useTranslation()
  const format = useFormat()
  const [params, setParams] = useSearchParams()
  const choose = (value: string) =>
    setParams(
      (current) => {
        const next = new URLSearchParams(current)
        if (value === 'window') next.delete('axis')
        else next.set('axis', value)
        return next
      },
      { replace: true, preventScrollReset: true },
    )
  return {
    kind: 'choices',
    label: t('timeline.axis'),
    value: lengthFromParams(params) ?? 'window',
    choices: [
      {
        value: 'window',
        label:
          window === 0
            ? t('timeline.axisNone', { duration: format.duration(DAY) })
            : t('timeline.axisWindow', { duration: format.duration(window ?? 0) }),
      },
      ...LENGTH_NAMES.map((value) => ({
        value,
        label:
          window !== null && LENGTHS[value] > window
            ? t('timeline.axisLonger', {
                duration: format.duration(LENGTHS[value]),
                kept: format.duration(window),
              })
            : t('timeline.axisLength', { duration: format.duration(LENGTHS[value]) }),
      })),
    ],
    onChange: choose,
  }
}

export function AxisMenu({ window }: { window: number | null }) {
  const { t } = useTranslation()
  const format = useFormat()
  const [params] = useSearchParams()
  const length = lengthFromParams(params)
  // Where nothing is kept a day is shown.
  const shown = length === undefined ? (window === 0 ? DAY : window) : LENGTHS[length]
  return (
    <Menu parts={[useAxisChoice(window)]}>
      {shown ? format.duration(shown) : t('timeline.axis')}
      <Icon name="chevronDown" size={12} />
    </Menu>
  )
}
