// What people call the usual media types; names of formats, the same in every language.
const NAMES = new Map([
  ['application/vnd.oci.image.index.v1+json', 'OCI index'],
  ['application/vnd.oci.image.manifest.v1+json', 'OCI image'],
  ['application/vnd.docker.distribution.manifest.list.v2+json', 'Docker manifest list'],
  ['application/vnd.docker.distribution.manifest.v2+json', 'Docker image'],
])

/** A media type as people know it, or as it is. */
export function typeName(mediaType: string): string {
  return NAMES.get(mediaType) ?? mediaType
}
