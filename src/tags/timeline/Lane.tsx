import type { Axis } from '~/history/axis'
import type { Stretch } from '~/history/timeline'
import { tideStyle } from '~/tags/DigestChip'

/** The units of the drawing; the browser stretches them to the row's width. */
export const WIDTH = 1000
const HEIGHT = 24
const MIDDLE = HEIGHT / 2
const BAR = 10
const SHORTEST = 4
const NOTCH = 6

/** Where a moment (seconds) stands on the axis. */
export function placeOf(moment: number, { from, to }: Axis): number {
  return ((moment - from) / (to - from)) * WIDTH
}

interface LaneProps {
  stretches: readonly Stretch[]
  axis: Axis
  now: number
  ticks: readonly number[]
  /** The digest that is lit, if it is in this lane. */
  lit: string | null
  /** The stretch that is pointed to, by its place among the stretches. */
  current: number | null
  /** What ended before this moment (seconds) is not kept; null where the axis shows nothing before it. */
  kept: number | null
}

/**
 * One tag's timeline as a drawing: the present image whole, former ones paler, absences dotted, expirations to come dashed,
 * a restore with a notch, what began before the axis fading in. Shapes differ, not colours alone.
 */
export function Lane({ stretches, axis, now, ticks, lit, current, kept }: LaneProps) {
  return (
    <>
      <NotKept axis={axis} kept={kept} />
      <svg
        width="100%"
        height={HEIGHT}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        aria-hidden="true"
        className="relative block overflow-visible"
      >
        {ticks.map((tick) => (
          <line
            key={tick}
            x1={placeOf(tick, axis)}
            x2={placeOf(tick, axis)}
            y1={0}
            y2={HEIGHT}
            className="lane-tick"
          />
        ))}
        {stretches.map((stretch, index) => (
          <Shape
            key={`${stretch.kind} ${stretch.start} ${index}`}
            stretch={stretch}
            axis={axis}
            isLit={lit !== null && 'digest' in stretch && stretch.digest === lit}
            isCurrent={index === current}
          />
        ))}
        <line x1={placeOf(now, axis)} x2={placeOf(now, axis)} y1={-8} y2={HEIGHT + 8} className="lane-now" />
      </svg>
    </>
  )
}

/** Where the axis reaches back further than what ended is kept: nothing there says that nothing was. */
function NotKept({ axis, kept }: Pick<LaneProps, 'axis' | 'kept'>) {
  if (kept === null) return null
  const width = `${Math.min(100, (placeOf(kept, axis) / WIDTH) * 100)}%`
  return <i aria-hidden="true" className="lane-not-kept absolute inset-y-0 left-0" style={{ width }} />
}

interface ShapeProps {
  stretch: Stretch
  axis: Axis
  isLit: boolean
  isCurrent: boolean
}

function Shape({ stretch, axis, isLit, isCurrent }: ShapeProps) {
  const x = placeOf(stretch.start, axis)
  const end = placeOf(stretch.end, axis)
  const width = Math.max(SHORTEST, end - x - 1.5)
  const shown = isCurrent ? 'lane-current' : isLit ? 'lane-lit' : undefined
  switch (stretch.kind) {
    case 'absence':
      return <line x1={x} x2={end} y1={MIDDLE} y2={MIDDLE} className={`lane-gap ${shown ?? ''}`} />
    case 'purged':
      return (
        <line
          x1={x}
          x2={x}
          y1={MIDDLE - BAR / 2}
          y2={MIDDLE + BAR / 2}
          className={`lane-purged ${shown ?? ''}`}
        />
      )
    case 'expiration':
      return (
        <rect
          x={x}
          y={MIDDLE - BAR / 2 + 0.5}
          width={width}
          height={BAR - 1}
          rx={2}
          style={tideStyle(stretch.digest)}
          className={`lane-edge ${shown ?? ''}`}
        />
      )
    case 'live':
    case 'former':
      return (
        <g style={tideStyle(stretch.digest)} className={shown}>
          <rect
            x={x}
            y={MIDDLE - BAR / 2}
            width={width}
            height={BAR}
            rx={2.5}
            mask={stretch.fadesIn ? 'url(#lane-fade)' : undefined}
            className={stretch.kind === 'live' ? 'lane-bar' : 'lane-bar lane-former'}
          />
          {stretch.restored && (
            <path d={`M${x + 3} ${MIDDLE} l${NOTCH} -3.4 v6.8 z`} className="lane-notch" />
          )}
        </g>
      )
  }
}

/** What all lanes share: the fading in of what began before the axis. Once a page. */
export function LaneDefinitions() {
  return (
    <svg width="0" height="0" aria-hidden="true" className="absolute">
      <defs>
        <linearGradient id="lane-fade-gradient">
          <stop offset="0" stopColor="#000" />
          <stop offset=".09" stopColor="#fff" />
        </linearGradient>
        <mask id="lane-fade" maskUnits="userSpaceOnUse" x="0" y="0" width={WIDTH} height={HEIGHT}>
          <rect width={WIDTH} height={HEIGHT} fill="url(#lane-fade-gradient)" />
        </mask>
      </defs>
    </svg>
  )
}
