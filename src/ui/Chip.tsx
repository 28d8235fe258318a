import type { ReactNode } from 'react'
import { classes } from './classes'
import { Hint } from './Hint'

type Tone = 'neutral' | 'ok' | 'warn' | 'accent' | 'danger'

const tones: Record<Tone, string> = {
  neutral: 'border-line bg-sunken text-muted',
  ok: 'border-transparent bg-ok-soft text-ok',
  warn: 'border-transparent bg-warn-soft text-warn',
  accent: 'border-transparent bg-accent-soft text-accent',
  danger: 'border-transparent bg-danger-soft text-danger',
}

interface ChipProps {
  tone?: Tone
  /** What there is more to say of it; it takes the keyboard's focus for that. */
  hint?: string
  children: ReactNode
}

export function Chip({ tone = 'neutral', hint, children }: ChipProps) {
  const className = classes(
    'inline-flex min-h-5 items-center gap-1 rounded-[10px] border px-2 text-xs font-[540] whitespace-nowrap',
    tones[tone],
  )
  if (hint === undefined) return <span className={className}>{children}</span>
  return (
    <Hint focusable text={hint} className={classes(className, 'cursor-default')}>
      {children}
    </Hint>
  )
}
