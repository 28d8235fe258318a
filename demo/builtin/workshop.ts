import type { WorldLabel } from '../world/types'
import { DAY } from './dates'
import { type Image, image, index, label, type Layer } from './images'
import type { Random } from './prng'

/** One build of a repository's program. */
interface Build {
  version: string
  /** When it was built, in seconds. */
  at: number
  /** `quay.expires-after`, such as `7d`. */
  expires?: string
  labels?: Record<string, string>
}

/** Where the images of one repository are made: builds share their base layers, as real ones do. */
export interface Workshop {
  build: (build: Build, architecture?: string) => Image
  /** An index; of `absent` architectures the children were never pushed. */
  multi: (build: Build, architectures: readonly string[], absent?: readonly string[]) => Image
  /** What `cosign` pushes beside an image. */
  signature: (kind: 'sig' | 'att') => Image
}

/** What a repository ships, in the words of its container file. */
export interface Product {
  name: string
  /** The command of the topmost layer. */
  copies: string
  /** Megabytes that its topmost layer takes, at least. */
  megabytes: number
}

const MB = 1024 * 1024

const base = (chance: Random, created: number): Layer[] => [
  {
    digest: `sha256:${chance.hex(64)}`,
    size: chance.int(34 * MB, 39 * MB),
    command: '/bin/sh -c #(nop) ADD file:ubi9-minimal-rootfs.tar in /',
    created: created - 21 * DAY,
  },
  {
    digest: `sha256:${chance.hex(64)}`,
    size: chance.int(6 * MB, 9 * MB),
    command: 'RUN /bin/sh -c microdnf install -y ca-certificates tzdata && microdnf clean all # buildkit',
    created: created - 20 * DAY,
  },
]

function labelsOf(chance: Random, product: Product, build: Build): WorldLabel[] {
  const revision = chance.hex(40)
  const standard = {
    title: product.name,
    version: build.version,
    revision,
    source: `https://git.acme.test/${product.name}`,
    created: new Date(build.at * 1000).toISOString(),
  }
  const labels = Object.entries(standard).map(([key, value]) =>
    label(chance, `org.opencontainers.image.${key}`, value),
  )
  const expires = build.expires === undefined ? {} : { 'quay.expires-after': build.expires }
  const more = Object.entries({ ...expires, ...build.labels })
  return [...labels, ...more.map(([key, value]) => label(chance, key, value))]
}

const ATTACHED = {
  sig: { mediaType: 'application/vnd.dev.cosign.simplesigning.v1+json', least: 240, most: 260 },
  att: { mediaType: 'application/vnd.dsse.envelope.v1+json', least: 4200, most: 9600 },
} as const

export function workshop(chance: Random, product: Product, now: number): Workshop {
  const bases = new Map<string, Layer[]>()
  const baseOf = (architecture: string): Layer[] => {
    const known = bases.get(architecture) ?? base(chance, now - 360 * DAY)
    bases.set(architecture, known)
    return known
  }
  const assemble = (build: Build, architecture: string, labels: WorldLabel[]): Image => {
    const top: Layer = {
      digest: `sha256:${chance.hex(64)}`,
      size: chance.int(product.megabytes * MB, (product.megabytes + 4) * MB),
      command: product.copies,
      created: build.at,
    }
    return image(chance, [...baseOf(architecture), top], labels)
  }
  return {
    build: (build, architecture = 'amd64') => assemble(build, architecture, labelsOf(chance, product, build)),
    multi: (build, architectures, absent = []) => {
      const labels = labelsOf(chance, product, build)
      return index(
        architectures.map((architecture) => ({
          image: assemble(
            build,
            architecture,
            labels.map((each) => ({ ...each, id: chance.uuid() })),
          ),
          platform: { os: 'linux', architecture },
          present: !absent.includes(architecture),
        })),
      )
    },
    signature: (kind) => {
      const { mediaType, least, most } = ATTACHED[kind]
      const digest = `sha256:${chance.hex(64)}`
      return image(
        chance,
        [{ digest, size: chance.int(least, most), command: null, created: null, mediaType }],
        [],
      )
    },
  }
}
