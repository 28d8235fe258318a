const HEX = /^[a-z0-9]+:([0-9a-f]{8,})$/i

/** The eight digits by which people know an image; a digest of another form is shortened as it is. */
export function shortDigest(digest: string): string {
  return (HEX.exec(digest)?.[1] ?? digest).slice(0, 8)
}

/** The hue (degrees) of an image, the same everywhere: two tags on one image are seen at a glance. */
export function hueOf(digest: string): number {
  const hex = HEX.exec(digest)?.[1]
  return hex ? Number.parseInt(hex.slice(0, 6), 16) % 360 : 0
}

/** A digest with its middle left out: `sha256:1d0f318a…c27e`. */
export function middleOut(digest: string): string {
  return digest.length > 24 ? `${digest.slice(0, 15)}…${digest.slice(-4)}` : digest
}
