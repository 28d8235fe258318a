import { useFormat } from '~/i18n/FormatProvider'
import { Hint } from '~/ui/Hint'

interface MomentProps {
  at: number
  now: number
  /** It takes the keyboard's focus; not so in rows whose links do, and tell the same. */
  focusable?: boolean
}

/** A moment (seconds) as people say it; its hint is the exact one. */
export function Moment({ at, now, focusable = false }: MomentProps) {
  const format = useFormat()
  return (
    <Hint text={format.exact(at)} focusable={focusable} className="cursor-default whitespace-nowrap">
      <time dateTime={isoOf(at)}>{format.moment(at, now)}</time>
    </Hint>
  )
}

/** A moment (seconds) for machines; undefined for one that no calendar has. */
export function isoOf(seconds: number): string | undefined {
  const date = new Date(seconds * 1000)
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString()
}
