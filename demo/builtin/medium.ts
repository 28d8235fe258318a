import { actors } from './accounts'
import { DAY, HOUR, lastNight } from './dates'
import type { Happening } from './deeds'
import type { Image } from './images'
import { promised, type Promised } from './lazy'
import type { Random } from './prng'
import { nights, pushed } from './routine'
import { tell } from './story'
import type { Making } from './telling'
import { workshop, type Workshop } from './workshop'

const BUILDS = 900
const RELEASES = 60
/** Between two builds: three a day. */
const PACE = 8 * HOUR
const NEWEST = 11 * 60

const VERBS = ['add', 'fix', 'drop', 'speed-up', 'rework', 'test'] as const
const THINGS = ['search', 'login', 'export', 'cart', 'audit-log', 'thumbnails', 'webhooks'] as const

/** 42 branches; together with the other tags 1,012 live ones. */
const BRANCHES = THINGS.flatMap((thing) => VERBS.map((verb) => `feature-${verb}-${thing}`))

interface Built {
  at: number
  image: Image
}

function builds(shop: Workshop, now: number): Built[] {
  return Array.from({ length: BUILDS }, (_, age) => {
    const at = now - NEWEST - age * PACE
    return { at, image: shop.build({ version: `build.${4400 - age}`, at: at - 240 }) }
  })
}

/** Every build keeps a tag of its own; the newest hundred were `edge` for a while. */
const ofBuilds = (built: Built[]): Happening[] =>
  built.flatMap(({ at, image }, age): Happening[] => [
    { does: 'push', tag: `build-${4400 - age}`, image, at: at - 8, by: actors.ci },
    ...(age < 100 ? [{ does: 'push', tag: 'edge', image, at, by: actors.ci } as const] : []),
  ])

/** A release is a build that was found good, so it shares its image. */
const ofReleases = (built: Built[]): Happening[] =>
  built
    .filter((_, age) => age % (BUILDS / RELEASES) === 3)
    .flatMap(({ at, image }, age): Happening[] => {
      const version = RELEASES - 1 - age
      const tag = `v${Math.floor(version / 10) + 1}.${version % 10}.0`
      return [
        { does: 'put', tag, image, at: at + HOUR, by: actors.promoter },
        { does: 'put', tag: 'latest', image, at: at + HOUR + 2, by: actors.promoter },
        { does: 'put', tag: 'stable', image, at: at + 6 * HOUR, by: actors.promoter },
      ]
    })

/** A push; now and then the pipeline tries three times within the same second. */
function tried(chance: Random, tag: string, { at, image }: Built): Happening[] {
  const push = { does: 'push', tag, image, at: at - chance.int(20, 60), by: actors.ci } as const
  return chance.next() < 0.08 ? [push, push, push] : [push]
}

/** Branches move between the builds of the last 25 days. */
function ofBranches(chance: Random, built: Built[]): Happening[] {
  const recent = built.slice(0, 75)
  return BRANCHES.flatMap((tag) =>
    recent.filter((_, age) => age === 74 || chance.next() < 0.08).flatMap((each) => tried(chance, tag, each)),
  )
}

/** `acme/medium`: 1,012 live tags, as a repository has whose every build keeps its tag. */
export function medium({ now, chance }: Making): Promised {
  const frame = {
    namespace: 'acme',
    name: 'medium',
    description: 'The storefront. Every build keeps its tag; a thousand of them by now.',
  }
  const make = () => {
    // A stream that starts anew, so that it can be made twice alike.
    const own = chance.fork('content')
    const product = {
      name: 'medium',
      copies: 'COPY --from=build /out /srv/storefront # buildkit',
      megabytes: 17,
    }
    const shop = workshop(own, product, now)
    const built = builds(shop, now)
    const nightly = nights(shop, now, 35, '7.0.0').map(pushed)
    const story = [...ofBuilds(built), ...ofReleases(built), ...ofBranches(own, built), ...nightly]
    const place = { namespace: 'acme', name: 'medium', now, window: 28 * DAY }
    const { tags, manifests } = tell(story, place)
    return { tags, manifests }
  }
  return promised(
    frame,
    { now, founded: now - 340 * DAY, lastModified: Math.max(now - NEWEST, lastNight(now)) },
    make,
  )
}
