import { type Actor, actors } from './accounts'
import { DAY, HOUR } from './dates'
import type { Happening } from './deeds'
import type { Frame } from './repository'
import { edge, preview, published, workTimes } from './routine'
import { type Chronicle, type Making, told } from './telling'
import { type Product, workshop } from './workshop'

export interface Service {
  frame: Frame
  product: Product
  /** Versions, oldest first, and how many days ago each came out. */
  releases: readonly (readonly [tag: string, days: number])[]
  /** Tags that each release moves too. */
  floats: readonly string[]
  /** The tag that people move by hand, a day after a release. */
  promoted?: string
  /** How often the main branch was built lately, and the tag that it goes to. */
  builds?: { tag: string; count: number; version: string }
  /** Who pushes the releases, where the pipeline doesn't. */
  pusher?: Actor
  /** Numbers of pull requests, one opened every two days until now. */
  previews?: readonly number[]
}

/** A repository that is kept as most are: releases, a tag for the main branch, pull requests. */
export function service({ now, chance }: Making, plan: Service): Chronicle {
  const shop = workshop(chance, plan.product, now)
  const { promoted, builds, previews = [] } = plan
  const releases = plan.releases.flatMap(([tag, days]): Happening[] => {
    const at = now - Math.round((days + chance.next() / 2) * DAY)
    const image = shop.multi({ version: tag.replace(/^v/, ''), at: at - 300 }, ['amd64', 'arm64'])
    const pushes = published(at, image, [tag, ...plan.floats], plan.pusher)
    if (promoted === undefined) return pushes
    return [...pushes, { does: 'put', tag: promoted, image, at: at + 9 * HOUR, by: actors.writer }]
  })
  const opened = previews.map((number, i) => {
    const first = now - (previews.length - i) * 2 * DAY - chance.int(1, 9) * HOUR
    const closes = i % 3 === 1 ? chance.int(2, 20) * HOUR : undefined
    return preview(shop, chance, number, [first, first + chance.int(2, 20) * HOUR], closes)
  })
  const times = workTimes(chance, now - 3 * HOUR, builds?.count ?? 0, 1)
  const main = builds === undefined ? [] : edge(shop, chance, times, builds.version, builds.tag)
  const oldest = Math.max(...plan.releases.map(([, days]) => days), 30)
  return told(plan.frame, now, now - (oldest + 4) * DAY, [...releases, ...opened.flat(), ...main])
}
