import type { WorldLabel, WorldLayer, WorldManifest } from '../world/types'
import { DAY, rfc } from './dates'
import { MEDIA } from './images'
import type { Random } from './prng'

/** Makes the manifest of one more build. */
export type Imprint = (at: number, commit: string) => WorldManifest

function base(chance: Random, index: number, at: number, command: string): WorldLayer {
  return {
    index,
    compressed_size: chance.int(24, 40) * 1024 * 1024 + chance.int(0, 99_999),
    is_remote: false,
    urls: null,
    command: [command],
    comment: null,
    author: null,
    blob_digest: `sha256:${chance.hex(64)}`,
    created_datetime: rfc(at),
  }
}

const entry = (layer: WorldLayer): string =>
  JSON.stringify({ mediaType: MEDIA.layer, size: layer.compressed_size, digest: layer.blob_digest })

const word = (key: string, value: string): WorldLabel => ({
  key: `org.opencontainers.image.${key}`,
  value,
  source_type: 'manifest',
  media_type: 'text/plain',
})

/**
 * A press for thousands of images that differ in little: they share their base layers as objects and the text
 * around their digests, and the digest is drawn, not computed.
 */
export function imprint(chance: Random, now: number): Imprint {
  const layers = [
    base(chance, 0, now - 380 * DAY, 'ADD rootfs.tar.xz / # buildkit'),
    base(
      chance,
      1,
      now - 379 * DAY,
      'RUN /bin/sh -c microdnf install -y java-21-openjdk-headless # buildkit',
    ),
  ]
  const [head, tail] = [
    `{"schemaVersion":2,"mediaType":"${MEDIA.image}","config":{"mediaType":"${MEDIA.config}","size":5120,"digest":"sha256:`,
    `"},"layers":[${layers.map(entry).join(',')},`,
  ]
  const below = layers.reduce((sum, layer) => sum + layer.compressed_size, 0)
  const command = ['COPY --from=build /src/target/quarkus-app/ /deployments/ # buildkit']
  const source = word('source', 'https://git.acme.test/monorepo')
  return (at, commit) => {
    const size = chance.int(30_000_000, 34_000_000)
    const blob_digest = `sha256:${chance.hex(64)}`
    const top: WorldLayer = {
      index: 2,
      compressed_size: size,
      is_remote: false,
      urls: null,
      command,
      comment: null,
      author: null,
      blob_digest,
      created_datetime: rfc(at - 200),
    }
    const last = `{"mediaType":"${MEDIA.layer}","size":${size},"digest":"${blob_digest}"}]}`
    const manifest = {
      digest: `sha256:${chance.hex(64)}`,
      is_manifest_list: false,
      manifest_data: head + chance.hex(64) + tail + last,
      config_media_type: MEDIA.config,
      layers_compressed_size: below + size,
      layers: [...layers, top],
    }
    return { manifest, labels: [word('revision', commit), source] }
  }
}
