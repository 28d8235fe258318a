// The rest of the company's registry: each repository differs from acme/api in one way that matters.

import type { Role } from '../world/types'
import { actors } from './accounts'
import { DAY, HOUR } from './dates'
import type { Happening } from './deeds'
import { published } from './routine'
import { service } from './service'
import { type Chronicle, type Making, told } from './telling'
import { workshop } from './workshop'

/** Nobody outside the team may see it. */
const closed: Record<string, Role> = { admin: 'admin', writer: 'write', 'acme+ci': 'write' }

export const billing = (making: Making): Chronicle =>
  service(making, {
    frame: {
      namespace: 'acme',
      name: 'billing',
      description:
        '請求処理サービス。月次の請求書を作成し、会計システムへ連携します。\n\n締め日(毎月 25 日)の前後は `stable` を動かさないでください。',
      permissions: closed,
    },
    product: {
      name: 'billing',
      copies: 'COPY --from=build /src/target/billing.jar /deployments/ # buildkit',
      megabytes: 64,
    },
    releases: [
      ['v3.0.0', 210],
      ['v3.1.0', 151],
      ['v3.1.1', 147],
      ['v3.2.0', 92],
      ['v3.3.0', 33],
      ['v3.3.1', 26],
      ['v3.4.0', 8],
    ],
    floats: ['latest'],
    promoted: 'stable',
    builds: { tag: 'edge', count: 12, version: '3.5.0' },
    previews: [214, 217, 219],
  })

export const worker = (making: Making): Chronicle =>
  service(making, {
    frame: {
      namespace: 'acme',
      name: 'worker',
      description: 'Background jobs: mail, exports, thumbnails. Scales to zero at night.',
      permissions: closed,
    },
    product: { name: 'worker', copies: 'COPY --from=build /app/dist /app # buildkit', megabytes: 31 },
    releases: [
      ['0.12.0', 119],
      ['0.13.0', 84],
      ['0.13.1', 83],
      ['0.14.0', 45],
      ['0.14.1', 21],
      ['0.15.0', 4],
    ],
    floats: ['latest', '0'],
    builds: { tag: 'main', count: 15, version: '0.16.0' },
    previews: [88, 90, 91, 95, 96],
  })

export const docs = (making: Making): Chronicle =>
  service(making, {
    frame: {
      namespace: 'acme',
      name: 'docs',
      description: 'The handbook as a container. 社内ハンドブック(日本語版は `ja` タグ)。',
    },
    product: { name: 'docs', copies: 'COPY site/ /usr/share/nginx/html/ # buildkit', megabytes: 4 },
    releases: [
      ['2026-spring', 96],
      ['2026-summer', 31],
    ],
    floats: ['ja', 'latest'],
    builds: { tag: 'draft', count: 9, version: 'draft' },
  })

export const nested = (making: Making): Chronicle =>
  service(making, {
    frame: {
      namespace: 'acme',
      name: 'team/app',
      description: 'An app of one team; its name has a part of its own.',
    },
    product: { name: 'team/app', copies: 'COPY --from=build /out/app /app # buildkit', megabytes: 12 },
    releases: [
      ['v0.1.0', 44],
      ['v0.2.0', 17],
      ['v0.2.1', 15],
    ],
    floats: ['latest'],
    builds: { tag: 'main', count: 8, version: '0.3.0' },
  })

/** Only administrators and the pipeline write here. */
export const keyring = (making: Making): Chronicle =>
  service(making, {
    frame: {
      namespace: 'acme',
      name: 'keyring',
      description: 'Signs and verifies tokens. Changes need the security team: the pipeline alone may push.',
      permissions: { admin: 'admin', writer: 'read', 'acme+ci': 'write' },
    },
    product: {
      name: 'keyring',
      copies: 'COPY --from=build /out/keyringd /usr/sbin/ # buildkit',
      megabytes: 8,
    },
    releases: [
      ['v1.0.0', 270],
      ['v1.0.1', 112],
      ['v1.1.0', 14],
    ],
    floats: ['latest'],
  })

/** Read-only since its successor took over: no change in months. */
export const portal = (making: Making): Chronicle =>
  service(making, {
    frame: {
      namespace: 'acme',
      name: 'portal-v1',
      description: '旧ポータル。v2 への移行が完了したため読み取り専用です。Kept for audits.',
      state: 'READ_ONLY',
    },
    product: { name: 'portal-v1', copies: 'COPY ROOT.war /opt/tomcat/webapps/ # buildkit', megabytes: 88 },
    releases: [
      ['v1.14.0', 338],
      ['v1.14.1', 301],
      ['v1.15.0', 244],
      ['v1.15.1', 190],
    ],
    floats: ['latest', 'final'],
  })

/** A mirror of somebody else's base image: its robot pushes, people may not. */
export function mirror({ now, chance }: Making): Chronicle {
  const product = { name: 'ubi9-minimal', copies: 'ADD rootfs.tar.xz / # buildkit', megabytes: 2 }
  const shop = workshop(chance, product, now)
  const versions = [
    ['9.3', 352],
    ['9.4', 206],
    ['9.5', 41],
    ['9.6', 11],
  ] as const
  const story = versions.flatMap(([version, days]): Happening[] => {
    const at = now - days * DAY - 5 * HOUR
    const image = shop.multi({ version, at: at - DAY }, ['amd64', 'arm64', 's390x', 'ppc64le'])
    return published(at, image, [version, 'latest']).map((push) => ({ ...push, by: actors.mirror }))
  })
  const frame = {
    namespace: 'acme',
    name: 'ubi9-minimal',
    description: 'Mirrored every night from the vendor.',
    state: 'MIRROR' as const,
    permissions: { admin: 'admin', writer: 'write', reader: 'read', 'acme+mirror': 'write' } as const,
  }
  return told(frame, now, now - 356 * DAY, story)
}
