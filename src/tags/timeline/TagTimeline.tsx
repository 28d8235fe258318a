import { useTexts } from '~/i18n/FormatProvider'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState, type RefObject } from 'react'
import { PRIORITY } from '~/api/queue'
import type { TagEntry } from '~/api/schemas'
import { tagQuery } from '~/api/tag'
import { isLive } from '~/history/lifetime'
import { isAddressable } from '~/operations/tag-name'
import { RowTimeline } from './RowTimeline'
import type { TimeAxis } from './time-axis'

/** How long a row has to stay in view, in milliseconds, before a request is made for it. */
const STAYS = 350

interface TagTimelineProps {
  repository: string
  tag: TagEntry
  /** All of its lifetimes, where the listing told them; null where they have to be read. */
  lifetimes: readonly TagEntry[] | null
  axis: TimeAxis
}

/** The timeline of one row; where the listing does not tell it, it is read while the row stays in view. */
export function TagTimeline({ repository, tag, lifetimes, axis }: TagTimelineProps) {
  const t = useTexts()
  const box = useRef<HTMLDivElement>(null)
  const stays = useStaysInView(box, lifetimes === null)
  const { data, error } = useQuery({
    // Whatever else the person asks for goes first.
    ...tagQuery(repository, tag.name, PRIORITY.background),
    // What was read stays true by what is folded in; the list tells where it does not.
    enabled: ({ state }) => isAddressable(tag.name) && !isKnown(state.data?.tags, tag, axis.now),
    staleTime: 0,
    refetchOnWindowFocus: false,
    // A read that nobody subscribes to any more is cancelled; what was read before stays shown.
    subscribed: stays && lifetimes === null,
  })
  const known = lifetimes ?? data?.tags ?? null
  return (
    <div ref={box} className="min-w-0">
      {known ? (
        <RowTimeline
          tag={tag.name}
          lifetimes={known}
          axis={axis}
          isPart={lifetimes === null && data?.has_additional === true}
        />
      ) : error ? (
        <span className="text-xs text-faint">{t('timeline.unread')}</span>
      ) : (
        // What the row itself tells, until its earlier lifetimes are known.
        <div className="opacity-60">
          <RowTimeline tag={tag.name} lifetimes={[tag]} axis={axis} isPart />
        </div>
      )}
    </div>
  )
}

/** Whether the lifetimes of a tag that were read tell what its row does, or better: that it has ended since. */
function isKnown(read: readonly TagEntry[] | undefined, tag: TagEntry, now: number): boolean {
  const own = read?.find(
    ({ start_ts, manifest_digest }) => start_ts === tag.start_ts && manifest_digest === tag.manifest_digest,
  )
  return own !== undefined && (own.end_ts === tag.end_ts || !isLive(own, now))
}

function useStaysInView(box: RefObject<HTMLElement | null>, watches: boolean): boolean {
  const [stays, setStays] = useState(false)
  useEffect(() => {
    const element = box.current
    if (!element || !watches) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const observer = new IntersectionObserver((entries) => {
      clearTimeout(timer)
      // A browser that was busy tells of several moments at once: the last one counts.
      if (entries.at(-1)?.isIntersecting) timer = setTimeout(() => setStays(true), STAYS)
      else setStays(false)
    })
    observer.observe(element)
    return () => {
      clearTimeout(timer)
      observer.disconnect()
    }
  }, [box, watches])
  return stays
}
