// The order in which people expect tag names: v1.10 after v1.9, v2.0.0-rc.1 before v2.0.0.

const PRERELEASES = new Set([
  'alpha',
  'beta',
  'rc',
  'cr',
  'pre',
  'preview',
  'dev',
  'snapshot',
  'm',
  'nightly',
])

type Part = { text: string; isNumber: boolean }

/** A name's numbers, words and signs. Build stamps outgrow what a number holds exactly, so numbers stay digits. */
function partsOf(name: string): Part[] {
  return (name.match(/\d+|[a-z]+|[^a-z\d]/gi) ?? []).map((text) =>
    /^\d/.test(text)
      ? { text: text.replace(/^0+(?=\d)/, ''), isNumber: true }
      : { text: text.toLowerCase(), isNumber: false },
  )
}

const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function comparePart(a: Part, b: Part): number {
  if (a.isNumber !== b.isNumber) return a.isNumber ? -1 : 1
  // Longer is greater, then digit by digit.
  return (a.isNumber ? a.text.length - b.text.length : 0) || compareTexts(a.text, b.text)
}

/** What follows a number at `from`: a prerelease comes before nothing, and nothing before a variant (`-alpine`). */
function rankOfRest(name: readonly Part[], from: number): number {
  const first = name[from]
  if (first === undefined) return 0
  const word = /^[-._+]$/.test(first.text) ? name[from + 1] : first
  return word !== undefined && PRERELEASES.has(word.text) ? -1 : 1
}

function compareParts(left: readonly Part[], right: readonly Part[]): number {
  let at = 0
  let afterNumber = 0
  for (;;) {
    const [a, b] = [left[at], right[at]]
    if (a === undefined || b === undefined || comparePart(a, b) !== 0) break
    at += 1
    if (a.isNumber) afterNumber = at
  }
  const ranks = afterNumber > 0 ? rankOfRest(left, afterNumber) - rankOfRest(right, afterNumber) : 0
  if (ranks !== 0) return ranks
  const [a, b] = [left[at], right[at]]
  return a !== undefined && b !== undefined ? comparePart(a, b) : left.length - right.length
}

/** Orders two tag names, versions by their numbers; total, so that sorting is stable across reloads. */
export function compareNames(a: string, b: string): number {
  return compareParts(partsOf(a), partsOf(b)) || compareTexts(a, b)
}

/** The same order for a long list: it takes each name apart once. */
export function createNameOrder(): (a: string, b: string) => number {
  const known = new Map<string, Part[]>()
  const parts = (name: string): Part[] => {
    const former = known.get(name)
    if (former !== undefined) return former
    const fresh = partsOf(name)
    known.set(name, fresh)
    return fresh
  }
  return (a, b) => compareParts(parts(a), parts(b)) || compareTexts(a, b)
}
