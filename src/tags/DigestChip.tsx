import type { CSSProperties, ReactNode } from 'react'
import { hueOf, shortDigest } from './digest'

declare module 'react' {
  interface CSSProperties {
    '--h'?: number
    '--rail'?: string
  }
}

/** The image's hue as a style, for everything drawn in its colour. */
export function tideStyle(digest: string): CSSProperties {
  return { '--h': hueOf(digest) }
}

/** An image wherever one is named: its colour and its short hash; `children` say more of it, smaller. */
export function DigestChip({ digest, children }: { digest: string; children?: ReactNode }) {
  return (
    <span
      className="inline-flex min-w-0 items-center gap-[7px] font-mono text-xs"
      title={digest}
      style={tideStyle(digest)}
    >
      <i className="tide size-[11px] shrink-0 rounded-[3px]" />
      {shortDigest(digest)}
      {children && <small className="truncate font-sans text-[0.6875rem] text-faint">{children}</small>}
    </span>
  )
}
