import { actors } from './accounts'
import { DAY, HOUR } from './dates'
import type { Happening } from './deeds'
import { type Image, label } from './images'
import type { Random } from './prng'
import { edge, nights, preview, published, pushed, signed, workTimes } from './routine'
import { type Making, told, type Chronicle } from './telling'
import { workshop, type Workshop } from './workshop'

const SERVERS = ['amd64', 'arm64'] as const
const ALL = ['amd64', 'arm64', 's390x', 'ppc64le'] as const

/** Everything that the repository's past is told from. */
interface Scene {
  now: number
  chance: Random
  shop: Workshop
  /** Seconds, so many days ago. */
  ago: (days: number) => number
}

/** Versions that came out and stayed, and how many days ago; `latest` and the major follow. */
const RELEASES = [
  ['v1.8.0', 331.2],
  ['v1.9.0', 262.4],
  ['v1.9.1', 240.1],
  ['v2.0.0', 183.3],
  ['v2.1.0', 140.2],
  ['v2.1.1', 128.45],
  ['v2.2.0', 96.1],
  ['v2.2.1', 81.35],
  ['v2.3.0', 52.25],
  ['v2.3.1', 37.15],
] as const

function history({ shop, ago }: Scene): Happening[] {
  return RELEASES.flatMap(([tag, days]) => {
    const image = shop.multi({ version: tag.slice(1), at: ago(days) - 420 }, SERVERS)
    return published(ago(days), image, [tag, tag.slice(0, 2), 'latest'])
  })
}

/** Old majors live on: a fix of 1.9, and one copied by hand, without the machines that nobody has any more. */
function backports({ shop, ago }: Scene): Happening[] {
  const fix = shop.multi({ version: '1.9.3', at: ago(120) - 420 }, SERVERS)
  const copied = shop.multi({ version: '1.9.4', at: ago(61) }, ALL, ['s390x', 'ppc64le'])
  const by = actors.adminLaptop
  return [
    ...published(ago(120), fix, ['v1.9.3', 'v1']),
    { does: 'push', tag: 'v1.9.4', image: copied, at: ago(60), by },
    { does: 'push', tag: 'v1', image: copied, at: ago(60) + 31, by },
    { does: 'lock', tag: 'v2.0.0', locked: true, at: ago(179), by: actors.admin },
  ]
}

/** The releases of these weeks, with what went wrong. */
interface Recent {
  good: Image
  wrong: Image
  bad: Image
  fixed: Image
}

function releases({ shop, ago }: Scene, { good, wrong, bad, fixed }: Recent): Happening[] {
  const both = () => ({ sig: shop.signature('sig'), att: shop.signature('att') })
  return [
    ...published(ago(24.3), good, ['v2.3.2', 'v2', 'latest']),
    ...signed(ago(24.3) + 80, good, { sig: shop.signature('sig') }),
    ...published(ago(19.2), wrong, ['v2.3.3', 'v2', 'latest']),
    ...signed(ago(19.2) + 80, wrong, { sig: shop.signature('sig') }),
    ...published(ago(13.15), bad, ['v2.4.0', 'v2', 'latest']),
    ...signed(ago(13.15) + 80, bad, both()),
    ...published(ago(9.1), fixed, ['v2.4.1', 'v2', 'latest']),
    ...signed(ago(9.1) + 80, fixed, both()),
  ]
}

/** v2.3.3 was built from the wrong branch: everything goes back, and the release is deleted. */
function withdrawal({ ago }: Scene, { good }: Recent): Happening[] {
  const at = ago(18.3)
  const by = actors.writer
  return [
    { does: 'restore', tag: 'latest', image: good, at, by },
    { does: 'restore', tag: 'v2', image: good, at: at + 12, by },
    { does: 'delete', tag: 'v2.3.3', at: at + 47, by },
  ]
}

/** v2.4.0 broke the sign-in cache in production and was rolled back within the day. */
function rollback({ ago, chance }: Scene, { good, bad }: Recent): Happening[] {
  const at = ago(12.1)
  const by = actors.adminSession
  const known = label(
    chance,
    'known-issue',
    'サインインのキャッシュが壊れるため使用禁止。v2.4.1 で修正',
    'api',
  )
  return [
    { does: 'restore', tag: 'stable', image: good, at, by },
    { does: 'restore', tag: 'prod-tokyo', image: good, at: at + 21, by },
    { does: 'restore', tag: 'v2', image: good, at: at + 95, by },
    { does: 'restore', tag: 'latest', image: good, at: at + 102, by },
    { does: 'label', image: bad, label: known, at: at + 1800, by },
  ]
}

/** What people call good, moved by hand or by the promotion job; the job once ran twice. */
function promotions({ ago }: Scene, { good, bad, fixed }: Recent): Happening[] {
  const { writer, promoter } = actors
  return [
    { does: 'put', tag: 'stable', image: good, at: ago(23), by: writer },
    { does: 'put', tag: 'prod-osaka', image: good, at: ago(22.6), by: promoter },
    { does: 'put', tag: 'prod-tokyo', image: good, at: ago(22.4), by: promoter },
    { does: 'put', tag: 'stable', image: bad, at: ago(12.5), by: writer },
    { does: 'put', tag: 'prod-tokyo', image: bad, at: ago(12.4), by: promoter },
    { does: 'put', tag: 'stable', image: fixed, at: ago(7.9), by: writer },
    { does: 'lock', tag: 'v2.4.1', locked: true, at: ago(7.8), by: actors.admin },
    { does: 'put', tag: 'prod-osaka', image: fixed, at: ago(7.1), by: promoter },
    { does: 'put', tag: 'prod-tokyo', image: fixed, at: ago(6.9), by: promoter },
    { does: 'put', tag: 'prod-tokyo', image: fixed, at: ago(6.9) + 340, by: promoter },
  ]
}

/** Candidates expire by hand-set dates; a second date was set later than the first. */
function candidates({ shop, ago, now }: Scene): Happening[] {
  const first = shop.multi({ version: '2.5.0-rc.1', at: ago(5) - 420 }, SERVERS)
  const second = shop.multi({ version: '2.5.0-rc.2', at: ago(2) - 420 }, SERVERS)
  const by = actors.writer
  return [
    ...published(ago(5), first, ['v2.5.0-rc.1']),
    { does: 'expire', tag: 'v2.5.0-rc.1', end: ago(2), at: ago(4.9), by },
    { does: 'expire', tag: 'v2.5.0-rc.1', end: now + 3 * DAY, at: ago(2.4), by },
    ...published(ago(2), second, ['v2.5.0-rc.2']),
    { does: 'expire', tag: 'v2.5.0-rc.2', end: now + 12 * DAY, at: ago(1.9), by },
  ]
}

/** Pushed from a laptop with a password in it, deleted at once, purged only now. */
function leak({ shop, ago, now }: Scene): Happening[] {
  const tag = 'v2.4.1-debug'
  const image = shop.build({ version: '2.4.1-debug', at: ago(6.2) - 900 })
  return [
    { does: 'push', tag, image, at: ago(6.2), by: actors.writerLaptop },
    { does: 'delete', tag, at: ago(6.2) + 1140, by: actors.writerSession },
    { does: 'purge', tag, image, at: now - 25, by: actors.admin },
  ]
}

/** Nightly builds live for a week; one was kept to look into a failure, one deleted. */
function nightly({ shop, now, ago }: Scene): Happening[] {
  const built = nights(shop, now, 35, '2.5.0')
  const [kept, dropped] = [built[16], built[3]]
  const by = actors.admin
  return [
    ...built.map(pushed),
    ...(kept === undefined
      ? []
      : [{ does: 'expire', tag: kept.tag, end: null, at: kept.at + 5 * DAY, by } as const]),
    ...(dropped === undefined ? [] : [{ does: 'delete', tag: dropped.tag, at: ago(1.2), by } as const]),
  ]
}

/** Pull requests: most close or are forgotten; one is opened again after its close, one after its end. */
function previews({ shop, chance, ago, now }: Scene): Happening[] {
  const story = Array.from({ length: 21 }, (_, i) => {
    const opened = 30 - i * 1.36 - chance.next() * 0.3
    const gap = 0.25 + chance.next() * 0.4
    const pushes = Array.from({ length: chance.int(1, 4) }, (__, n) => ago(opened - n * gap))
    const past = pushes.filter((at) => at < now - 2 * HOUR)
    const closes = chance.next() < 0.55 ? chance.int(40, 90) * 60 : undefined
    return preview(shop, chance, 771 + i * 2 + (i % 2), past, closes)
  })
  return [
    ...story.flat(),
    ...preview(shop, chance, 816, [ago(8.2), ago(7.9)], 4 * HOUR),
    ...preview(shop, chance, 816, [ago(3.7), ago(3.1)]),
    ...preview(shop, chance, 818, [ago(14.5)]),
    ...preview(shop, chance, 818, [ago(2.6)]),
  ]
}

function pulls({ chance, now }: Scene): Happening[] {
  const tags = ['stable', 'prod-tokyo', 'prod-osaka', 'v2'] as const
  return Array.from({ length: 28 }, () => {
    const at = now - chance.int(1, 40) * HOUR - chance.int(0, 3599)
    return { does: 'pull', tag: chance.pick(tags), at, by: actors.cluster }
  })
}

/** `acme/api`: a service's repository as it looks after a year, with a month in which much went wrong. */
export function api({ now, chance }: Making): Chronicle {
  const product = {
    name: 'api',
    copies: 'COPY --from=build /out/api /usr/local/bin/api # buildkit',
    megabytes: 21,
  }
  const shop = workshop(chance, product, now)
  const ago = (days: number): number => now - Math.round(days * DAY)
  const scene = { now, chance, shop, ago }
  const of = (version: string, days: number) => shop.multi({ version, at: ago(days) - 420 }, SERVERS)
  const recent = {
    good: of('2.3.2', 24.3),
    wrong: of('2.3.3', 19.2),
    bad: of('2.4.0', 13.15),
    fixed: of('2.4.1', 9.1),
  }
  const story = [
    ...history(scene),
    ...backports(scene),
    ...releases(scene, recent),
    ...withdrawal(scene, recent),
    ...rollback(scene, recent),
    ...promotions(scene, recent),
    ...candidates(scene),
    ...leak(scene),
    ...nightly(scene),
    ...previews(scene),
    ...edge(shop, chance, workTimes(chance, now - HOUR, 54, 3), '2.5.0'),
    ...pulls(scene),
  ]
  const description =
    'The public API: accounts, orders, search.\n\nReleases are built and signed by the pipeline; `stable` is moved by hand after the review. 本番環境は `prod-tokyo` と `prod-osaka` です。'
  return told({ namespace: 'acme', name: 'api', description }, now, ago(345), story)
}
