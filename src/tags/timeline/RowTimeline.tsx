import { useEffect, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react'
import type { TagEntry } from '~/api/schemas'
import { stretchesOf, type Stretch } from '~/history/timeline'
import { Lane, placeOf, WIDTH } from './Lane'
import { light, putOut, useLitAmong, type Lit } from './lit'
import type { TimeAxis } from './time-axis'
import { useSentence } from './use-sentence'

interface RowTimelineProps {
  tag: string
  lifetimes: readonly TagEntry[]
  axis: TimeAxis
  /** Earlier lifetimes were not read. */
  isPart: boolean
}

/**
 * A row's timeline: pointing to a stretch, or walking along them with the arrow keys, tells what it is and lights up its
 * image in all rows. Screen readers hear it as one sentence.
 */
export function RowTimeline({ tag, lifetimes, axis, isPart }: RowTimelineProps) {
  const box = useRef<HTMLButtonElement>(null)
  const mine = useRef<Lit | null>(null)
  const [current, setCurrent] = useState<number | null>(null)
  const stretches = stretchesOf(lifetimes, axis.span, axis.reading)
  const digests = new Set(stretches.flatMap((stretch) => ('digest' in stretch ? [stretch.digest] : [])))
  const lit = useLitAmong(digests)
  const sentence = useSentence(tag, stretches, isPart, axis.kept)

  function show(index: number | null) {
    setCurrent(index)
    const stretch = index === null ? undefined : stretches[index]
    const frame = box.current?.getBoundingClientRect()
    mine.current =
      stretch && frame
        ? { tag, stretch, isPart, digest: digestOf(stretch), anchor: anchorOf(stretch, axis, frame) }
        : null
    light(mine.current)
  }

  useEffect(() => () => putOut(mine.current), [])

  function point(event: MouseEvent<HTMLButtonElement>) {
    const frame = event.currentTarget.getBoundingClientRect()
    const index = nearest(stretches, axis, ((event.clientX - frame.left) / frame.width) * WIDTH)
    if (index !== current) show(index)
  }

  /** A finger points by touching, and leaves at once. */
  function touch(event: MouseEvent<HTMLButtonElement>) {
    // Pressed by a key it is nowhere.
    if (event.detail === 0) return
    // Not every browser gives what was touched the focus, whose loss ends the showing.
    event.currentTarget.focus({ preventScroll: true })
    point(event)
  }

  function walk(event: KeyboardEvent<HTMLButtonElement>) {
    // With these, the arrows are the browser's.
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const last = stretches.length - 1
    const from = current ?? last
    const next = { ArrowLeft: from - 1, ArrowRight: from + 1, Home: 0, End: last }[event.key]
    if (event.key === 'Escape') return show(null)
    // Beyond its ends the arrows lead on along the row.
    if (next === undefined || next < 0 || next > last) return
    event.preventDefault()
    show(next)
  }

  return (
    <button
      type="button"
      ref={box}
      aria-label={sentence}
      className="relative block w-full min-w-0 cursor-default rounded"
      onPointerMove={point}
      onClick={touch}
      onPointerLeave={() => show(null)}
      onFocus={(event) => event.currentTarget.matches(':focus-visible') && show(stretches.length - 1)}
      onBlur={() => show(null)}
      onKeyDown={walk}
    >
      <Lane
        stretches={stretches}
        axis={axis.span}
        now={axis.now}
        ticks={axis.ticks}
        lit={lit}
        current={current}
        kept={axis.kept}
      />
    </button>
  )
}

const digestOf = (stretch: Stretch) => ('digest' in stretch ? stretch.digest : null)

/** How far beside a stretch a pointer still means it, in the drawing's units: some are a hair's breadth. */
const REACH = 6

function nearest(stretches: readonly Stretch[], { span }: TimeAxis, x: number): number | null {
  const away = (stretch: Stretch) =>
    Math.max(placeOf(stretch.start, span) - x, x - placeOf(stretch.end, span), 0)
  // Later ones are drawn above: of two that are as near, the shorter one is meant.
  let best: number | null = null
  for (const [index, stretch] of stretches.entries()) {
    const known = best === null ? undefined : stretches[best]
    if (away(stretch) <= REACH && (!known || away(stretch) <= away(known))) best = index
  }
  return best
}

/** Where a stretch is on the screen. */
function anchorOf(stretch: Stretch, { span }: TimeAxis, frame: DOMRect): DOMRect {
  const scale = frame.width / WIDTH
  const left = frame.left + placeOf(stretch.start, span) * scale
  const width = Math.max(2, (placeOf(stretch.end, span) - placeOf(stretch.start, span)) * scale)
  return new DOMRect(left, frame.top, width, frame.height)
}
