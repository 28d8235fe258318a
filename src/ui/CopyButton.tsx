import { useEffect, useState } from 'react'
import { classes } from './classes'
import { Icon } from './icons'

const SHOWN_MS = 1600

interface CopyButtonProps {
  text: string
  label: string
  /** Said, and shown in place of the icon, once the text is on the clipboard. */
  copied: string
  /** Said when the browser refuses, as it does on pages without https. */
  refused: string
  className?: string
}

export function CopyButton({ text, label, copied, refused, className }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null)
  useEffect(() => {
    if (!outcome) return
    const timer = setTimeout(() => setOutcome(null), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [outcome])

  async function copy() {
    try {
      await navigator.clipboard.writeText(text)
      setOutcome('copied')
    } catch {
      setOutcome('refused')
    }
  }

  const said = outcome === 'copied' ? copied : outcome === 'refused' ? refused : null
  return (
    <span className={classes('relative inline-flex', className)}>
      <button
        type="button"
        aria-label={label}
        title={label}
        onClick={() => void copy()}
        className="grid size-6 place-items-center rounded text-faint hover:bg-sunken hover:text-ink pointer-coarse:size-9"
      >
        <Icon name={outcome === 'copied' ? 'check' : 'copy'} size={14} />
      </button>
      <span role="status">
        {said && (
          <span className="absolute bottom-full left-1/2 z-10 mb-1 -translate-x-1/2 rounded bg-ink px-2 py-0.5 font-sans text-xs whitespace-nowrap text-page">
            {said}
          </span>
        )}
      </span>
    </span>
  )
}
