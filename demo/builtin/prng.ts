/** A stream of chance that is the same for the same seed, wherever it runs. */
export interface Random {
  /** From 0 up to, not including, 1. */
  next: () => number
  /** A whole number from `least` to `most`, both included. */
  int: (least: number, most: number) => number
  pick: <T>(list: readonly [T, ...T[]]) => T
  /** `length` lower-case hexadecimal digits. */
  hex: (length: number) => string
  uuid: () => string
  /** A stream of its own, so that what one repository draws never shifts what another gets. */
  fork: (name: string) => Random
}

/** FNV-1a: turns a name into a seed. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  return value >>> 0
}

/** The generator sfc32: 128 bits of state, so streams never meet. */
function words(seed: string): () => number {
  let a = hash(seed)
  let b = hash(`${seed}/b`)
  let c = hash(`${seed}/c`)
  let counter = 1
  const word = (): number => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return sum >>> 0
  }
  for (let i = 0; i < 12; i += 1) word()
  return word
}

export function random(seed: string): Random {
  const word = words(seed)
  const next = (): number => word() / 0x100000000
  const hex = (length: number): string => {
    let digits = ''
    while (digits.length < length) digits += word().toString(16).padStart(8, '0')
    return digits.slice(0, length)
  }
  return {
    next,
    hex,
    int: (least, most) => least + Math.floor(next() * (most - least + 1)),
    pick: (list) => list[Math.floor(next() * list.length)] ?? list[0],
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`,
    fork: (name) => random(`${seed}/${name}`),
  }
}
