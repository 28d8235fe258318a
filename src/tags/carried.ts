import { withZone } from '~/i18n/zone'

const AXIS = 'axis'

/** An address of this console, with what of the address at hand goes along: its time zone, and among repositories the length of time shown. */
export function carried(to: string, search: string): string {
  const zoned = withZone(to, search)
  const axis = new URLSearchParams(search).get(AXIS)
  const [path = '', own] = zoned.split('?')
  const params = new URLSearchParams(own)
  if (axis === null || params.has(AXIS) || !path.startsWith('/repository/')) return zoned
  params.set(AXIS, axis)
  return `${path}?${params}`
}
