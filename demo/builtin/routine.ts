// What pipelines do day after day, the same in every repository.

import { type Actor, actors } from './accounts'
import { compactDay, DAY, HOUR, lastNight } from './dates'
import type { Happening } from './deeds'
import type { Image } from './images'
import type { Random } from './prng'
import type { Workshop } from './workshop'

/** An image pushed under several tags, one after the other. */
export function published(
  at: number,
  image: Image,
  tags: readonly string[],
  by: Actor = actors.ci,
): Happening[] {
  return tags.map((tag, i): Happening => ({ does: 'push', tag, image, at: at + i * 19, by }))
}

/** The tags under which `cosign` finds what belongs to an image. */
export function signed(
  at: number,
  image: Image,
  attached: Partial<Record<'sig' | 'att', Image>>,
): Happening[] {
  return Object.entries(attached).map(([kind, signature], i): Happening => ({
    does: 'push',
    tag: `${image.digest.replace(':', '-')}.${kind}`,
    image: signature,
    at: at + i * 7,
    by: actors.signer,
  }))
}

/** `count` moments at which people in Japan work, `perDay` of them a day, back from `latest`; oldest first. */
export function workTimes(chance: Random, latest: number, count: number, perDay: number): number[] {
  const times: number[] = []
  for (let day = Math.floor(latest / DAY); times.length < count; day -= 1) {
    const weekday = (day + 4) % 7
    if (weekday === 0 || weekday === 6) continue
    const ofDay = Array.from({ length: perDay }, () => day * DAY + chance.int(0, 10 * HOUR))
    times.push(...ofDay.filter((time) => time <= latest).sort((a, b) => b - a))
  }
  return times.slice(0, count).reverse()
}

/** A tag that follows the main branch; once the pipeline ran twice on the same commit. */
export function edge(
  shop: Workshop,
  chance: Random,
  times: number[],
  version: string,
  tag = 'edge',
): Happening[] {
  let image: Image | undefined
  return times.map((at, i): Happening => {
    const again = i === Math.floor(times.length / 3)
    if (image === undefined || !again)
      image = shop.build({ version: `${version}-dev.${i + 1}+g${chance.hex(7)}`, at: at - 140 })
    return { does: 'push', tag, image, at, by: actors.ci }
  })
}

export interface Night {
  at: number
  tag: string
  image: Image
}

/** The latest `count` nightly builds, newest first; on Sundays and Mondays nothing new is there to build. */
export function nights(shop: Workshop, now: number, count: number, version: string): Night[] {
  let image: Image | undefined
  const built: Night[] = []
  for (let night = lastNight(now) - (count - 1) * DAY; night < now; night += DAY) {
    const weekday = new Date(night * 1000).getUTCDay()
    if (image === undefined || weekday > 1)
      image = shop.build({
        version: `${version}-nightly.${compactDay(night)}`,
        at: night - 600,
        expires: '7d',
      })
    built.unshift({ at: night, tag: `nightly-${compactDay(night)}`, image })
  }
  return built
}

export const pushed = ({ at, tag, image }: Night): Happening => ({
  does: 'push',
  tag,
  image,
  at,
  by: actors.ci,
})

/** A pull request's image, pushed anew with each change; `closes` seconds after the last it is deleted. */
export function preview(
  shop: Workshop,
  chance: Random,
  number: number,
  pushes: number[],
  closes?: number,
): Happening[] {
  const tag = `pr-${number}`
  const builds = pushes.map((at): Happening => {
    const version = `0.0.0-pr${number}+g${chance.hex(7)}`
    const labels = { 'org.opencontainers.image.ref.name': `refs/pull/${number}/merge` }
    const image = shop.build({ version, at: at - 150, expires: '5d', labels })
    return { does: 'push', tag, image, at, by: actors.ci }
  })
  const last = pushes.at(-1)
  if (closes === undefined || last === undefined) return builds
  return [...builds, { does: 'delete', tag, at: last + closes, by: actors.ci }]
}
