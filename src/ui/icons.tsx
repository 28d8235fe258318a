import type { ReactNode } from 'react'

// One stroke, one grid of 16: drawn for this console. All are decoration; the text beside them names the thing.
const strokes = {
  check: 'M3 8.5l3.2 3.2L13 4.8',
  chevronDown: 'M4 6l4 4 4-4',
  close: 'M4 4l8 8M12 4l-8 8',
  copy: 'M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z',
  external: 'M9.5 2.5h4v4M13.3 2.7L8 8M11.5 9v4.5h-9v-9H7',
  globe:
    'M8 1.8a6.2 6.2 0 100 12.4A6.2 6.2 0 008 1.8zM1.8 8h12.4M8 1.8c-4.4 4.2-4.4 8.2 0 12.4M8 1.8c4.4 4.2 4.4 8.2 0 12.4',
  lock: 'M4.8 7V5.2a3.2 3.2 0 016.4 0V7M3.2 7h9.6v6.8H3.2z',
  refresh: 'M13.2 8a5.2 5.2 0 11-1.6-3.7M13.4 2v3h-3',
  repository: 'M8 1.8l5.6 2.8v6.8L8 14.2l-5.6-2.8V4.6zM2.6 4.7L8 7.4l5.4-2.7M8 7.4v6.6',
  search: 'M7 2.5a4.5 4.5 0 100 9 4.5 4.5 0 000-9zM10.4 10.4l3.1 3.1',
  sortDown: 'M8 3v10M4 9l4 4 4-4',
  sortUp: 'M8 13V3M4 7l4-4 4 4',
  tools: 'M2.5 4.5h6M12 4.5h1.5M2.5 11.5h1.5M7.5 11.5h6M10.2 2.8v3.4M5.7 9.8v3.4',
  warning: 'M8 2.2L14.4 13.4H1.6zM8 6.4v3.2M8 11.6v.1',
} as const

export type IconName = keyof typeof strokes

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className="shrink-0"
    >
      <path d={strokes[name]} />
    </svg>
  )
}

/** Two levels of water: where it stands and where it stood. */
export function Brandmark(): ReactNode {
  const wave = 'c2-1.6 3.3-1.6 5.3 0s3.3 1.6 5.3 0 3.4-1.6 5.4 0'
  return (
    <svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true" className="shrink-0">
      <rect width="24" height="24" rx="6" className="fill-accent" />
      <path
        d={`M4 9.5h9M4 14.2${wave}M4 18${wave}`}
        fill="none"
        strokeWidth="1.7"
        strokeLinecap="round"
        className="stroke-on-accent"
      />
    </svg>
  )
}
