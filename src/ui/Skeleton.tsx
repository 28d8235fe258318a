import { classes } from './classes'

/** A grey stand-in of the size of what comes: loading never looks like empty, and nothing jumps when it arrives. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={classes('inline-block animate-pulse rounded bg-line align-middle', className)}
    />
  )
}
