// Names are anybody's text (contract README 8): some hold characters that nobody sees, or that turn what is around them.

/** A part of a name: as it is, or a character that would deceive, by its number: `U+202E`. */
export type NamePart = { kind: 'text' | 'hidden' | 'lookalike'; text: string }

// Controls, formats (those of the direction of text among them), what is ignored where it is shown, unassigned ones, and
// all white space that is not the plain one between other characters.
const HIDDEN = /[\p{C}\p{Z}\p{DI}]/u
const PLAIN_SPACE = / (?=[^ ])/y
/** What joins pictures to one, and chooses how one looks, hides nothing there. */
const ONE = '\\p{Extended_Pictographic}(?:\\p{Emoji_Modifier}|\\uFE0F)?'
const PICTURE = new RegExp(`${ONE}(?:\\u200D${ONE})*`, 'uy')
/** Letters of scripts that look like Latin ones, and the wide forms of Latin ones. */
const LOOKALIKE = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}\uFF01-\uFF5E]/u
const LATIN = /[A-Za-z0-9]/

const numberOf = (character: string) =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? null
}

/**
 * The parts of a name, in its order: what is seen as it is, and what would deceive as the number of its character: what
 * is invisible, turns the direction of text, or is space at either end or beside space. Letters that look like Latin ones
 * are followed by their number where they stand among Latin ones.
 */
export function partsOf(name: string): NamePart[] {
  const parts: NamePart[] = []
  let plain = ''
  const mixes = LATIN.test(name) || /[\uFF01-\uFF5E]/.test(name)
  function mark(kind: 'hidden' | 'lookalike', character: string): void {
    if (plain !== '') parts.push({ kind: 'text', text: plain })
    plain = ''
    parts.push({ kind, text: numberOf(character) })
  }
  for (let at = 0; at < name.length;) {
    const picture = matchAt(PICTURE, name, at)
    const character = picture ?? String.fromCodePoint(name.codePointAt(at) ?? 0)
    const isSpace = at > 0 && plain.at(-1) !== ' ' && matchAt(PLAIN_SPACE, name, at) !== null
    if (picture === null && !isSpace && HIDDEN.test(character)) mark('hidden', character)
    else plain += character
    if (mixes && LOOKALIKE.test(character)) mark('lookalike', character)
    at += character.length
  }
  return plain === '' ? parts : [...parts, { kind: 'text', text: plain }]
}

/** A name as text alone, for where only text can stand: `⟨U+202E⟩gnp.tsetal`. */
export function spelled(name: string): string {
  return partsOf(name)
    .map(({ kind, text }) => (kind === 'text' ? text : `⟨${text}⟩`))
    .join('')
}
