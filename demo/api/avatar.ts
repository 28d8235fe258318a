// Quay gives everybody a picture made of a hash and a colour.

const COLORS = [
  '#1f77b4',
  '#ff7f0e',
  '#2ca02c',
  '#98df8a',
  '#d62728',
  '#9467bd',
  '#8c564b',
  '#17becf',
] as const

function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (const character of text) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
  }
  return hash
}

export function avatar(name: string, kind: 'user' | 'org' | 'team' | 'robot'): Record<string, string> {
  const hash = hashOf(name)
  return {
    name,
    hash: hash.toString(16).padStart(8, '0').repeat(8),
    color: COLORS[hash % COLORS.length] ?? COLORS[0],
    kind,
  }
}
