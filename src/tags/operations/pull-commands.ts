import { nameFault } from '~/operations/tag-name'
import type { Place } from './place'

export interface PullCommand {
  client: string
  command: string
}

/** In the words of the three usual clients. */
const commandsOf = (reference: string, target: string): PullCommand[] => [
  { client: 'podman', command: `podman pull ${reference}` },
  { client: 'docker', command: `docker pull ${reference}` },
  { client: 'skopeo', command: `skopeo copy docker://${reference} oci:${target}` },
]

/**
 * The commands that pull an image, by a tag's name and by a digest; by the digest alone where the name is none that clients
 * take: a listing can hold any text, and in a shell some of it would run.
 */
export function pullCommands(
  { registry, repository }: Pick<Place, 'registry' | 'repository'>,
  tag: string,
  digest: string,
): { byName: PullCommand[] | null; byDigest: PullCommand[] } {
  const image = `${registry}/${repository}`
  const folder = repository.split('/').at(-1) ?? 'image'
  return {
    byName: nameFault(tag) === null ? commandsOf(`${image}:${tag}`, `${folder}:${tag}`) : null,
    byDigest: commandsOf(`${image}@${digest}`, folder),
  }
}
