// The platform's own SHA-256 is asynchronous; a world is made in one go.

const ROUND = [
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98,
  0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
  0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8,
  0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
  0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819,
  0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
  0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
  0xc67178f2,
] as const

const START = [
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
] as const

const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by))

/** The message with its padding and length, a whole number of 64-byte blocks. */
function padded(text: string): DataView {
  const bytes = new TextEncoder().encode(text)
  const view = new DataView(new ArrayBuffer(Math.ceil((bytes.length + 9) / 64) * 64))
  new Uint8Array(view.buffer).set(bytes)
  view.setUint8(bytes.length, 0x80)
  view.setUint32(view.byteLength - 4, bytes.length * 8)
  return view
}

/** The 64 words of one block's schedule; the views spare a bounds check that typed arrays would ask for. */
function schedule(message: DataView, offset: number, words: DataView): void {
  const at = (i: number): number => words.getUint32(i * 4)
  for (let i = 0; i < 16; i += 1) words.setUint32(i * 4, message.getUint32(offset + i * 4))
  for (let i = 16; i < 64; i += 1) {
    const early = at(i - 15)
    const late = at(i - 2)
    const low = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3)
    const high = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10)
    words.setUint32(i * 4, (at(i - 16) + low + at(i - 7) + high) | 0)
  }
}

type State = readonly [number, number, number, number, number, number, number, number]

function compress(state: State, words: DataView): State {
  let [a, b, c, d, e, f, g, h] = state
  let offset = 0
  for (const constant of ROUND) {
    const first = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)
    const mixed = (h + first + ((e & f) ^ (~e & g)) + constant + words.getUint32(offset)) | 0
    offset += 4
    const second = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)
    const top = (mixed + second + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + mixed) | 0
    d = c
    c = b
    b = a
    a = top
  }
  const [p, q, r, s, t, u, v, w] = state
  return [
    (p + a) | 0,
    (q + b) | 0,
    (r + c) | 0,
    (s + d) | 0,
    (t + e) | 0,
    (u + f) | 0,
    (v + g) | 0,
    (w + h) | 0,
  ]
}

/** The digest of a text, as a registry names it. */
export function sha256(text: string): string {
  const message = padded(text)
  const words = new DataView(new ArrayBuffer(256))
  let state: State = START
  for (let offset = 0; offset < message.byteLength; offset += 64) {
    schedule(message, offset, words)
    state = compress(state, words)
  }
  return `sha256:${state.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('')}`
}
