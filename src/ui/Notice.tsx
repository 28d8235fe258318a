import type { ReactNode } from 'react'
import { classes } from './classes'
import { Icon } from './icons'

type Tone = 'neutral' | 'warn' | 'danger'

const tones: Record<Tone, string> = {
  neutral: 'border border-line bg-surface text-muted',
  warn: 'bg-warn-soft text-warn',
  danger: 'bg-danger-soft text-danger',
}

interface NoticeProps {
  tone?: Tone
  /** An alert is read at once, a status when the screen reader is free. */
  live?: 'alert' | 'status'
  action?: ReactNode
  children: ReactNode
  className?: string
}

/** One or two sentences about the page, where they are true, with what can be done. */
export function Notice({ tone = 'neutral', live, action, children, className }: NoticeProps) {
  return (
    <div
      role={live}
      className={classes(
        'flex flex-wrap items-center gap-x-3 gap-y-2 rounded-[9px] px-3 py-2 text-sm',
        tones[tone],
        className,
      )}
    >
      {tone !== 'neutral' && <Icon name="warning" />}
      <div className="min-w-0 flex-1 basis-60">{children}</div>
      {action}
    </div>
  )
}

interface StateProps {
  title: ReactNode
  children?: ReactNode
  action?: ReactNode
  alert?: boolean
}

/** What stands where content would: nothing there, or it could not be read; always with the reason and a next step. */
export function EmptyState({ title, children, action, alert = false }: StateProps) {
  return (
    <div
      role={alert ? 'alert' : undefined}
      className="grid justify-items-center gap-3 px-4 py-14 text-center"
    >
      <h2 className="text-lg font-semibold">{title}</h2>
      {children && <div className="grid max-w-prose gap-1.5 text-balance text-muted">{children}</div>}
      {action && <div className="flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  )
}
