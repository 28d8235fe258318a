import { actors } from './accounts'
import { DAY, HOUR } from './dates'
import type { Happening } from './deeds'
import { edge, published, workTimes } from './routine'
import { type Making, told, type Chronicle } from './telling'
import { workshop } from './workshop'

/** `2026.47.1`: the year, its week, and how often that week. */
function calver(seconds: number): string {
  const date = new Date(seconds * 1000)
  const start = Date.UTC(date.getUTCFullYear(), 0, 1) / 1000
  return `${date.getUTCFullYear()}.${Math.floor((seconds - start) / (7 * DAY)) + 1}.1`
}

/** `acme/web`: the public site; it names its releases by the calendar and deploys by tags. */
export function web({ now, chance }: Making): Chronicle {
  const product = { name: 'web', copies: 'COPY dist/ /usr/share/nginx/html/ # buildkit', megabytes: 9 }
  const shop = workshop(chance, product, now)
  const releases = [181, 146, 111, 76, 48, 27, 20, 13, 6].flatMap((days): Happening[] => {
    const at = now - days * DAY - 3 * HOUR
    const version = calver(at)
    const image = shop.build({ version, at: at - 200 })
    return [
      ...published(at, image, [version, 'latest', 'staging']),
      { does: 'put', tag: 'production', image, at: at + 5 * HOUR, by: actors.writer },
    ]
  })
  const story = [...releases, ...edge(shop, chance, workTimes(chance, now - 2 * HOUR, 16, 1), 'next', 'next')]
  const description = 'The public site of Acme. Anyone may pull it: `podman pull …/acme/web:production`.'
  return told({ namespace: 'acme', name: 'web', description, isPublic: true }, now, now - 190 * DAY, story)
}
