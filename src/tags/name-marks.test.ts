import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { partsOf, spelled } from './name-marks'

describe('a name as it is shown', () => {
  it.each([
    ['v1.10.0-rc.1', 'v1.10.0-rc.1'],
    ['bad name', 'bad name'],
    ['日本語タグ', '日本語タグ'],
    ['עברית', 'עברית'],
    ['cafe\u0301', 'cafe\u0301'],
    ['👩‍👩‍👧‍👦', '👩‍👩‍👧‍👦'],
    ['❤️', '❤️'],
    ['🚀-release', '🚀-release'],
    ['релиз', 'релиз'],
  ])('%j stays as it is', (name, shown) => {
    expect(spelled(name)).toBe(shown)
  })

  it.each([
    ['\u202Egnp.tsetal', '⟨U+202E⟩gnp.tsetal'],
    ['latest\u200B', 'latest⟨U+200B⟩'],
    ['\u2066v1.0\u2069', '⟨U+2066⟩v1.0⟨U+2069⟩'],
    ['line\nbreak', 'line⟨U+000A⟩break'],
    [' leading and trailing ', '⟨U+0020⟩leading and trailing⟨U+0020⟩'],
    ['two  spaces', 'two⟨U+0020⟩ spaces'],
    ['no\u00A0break', 'no⟨U+00A0⟩break'],
    ['v\u{E0041}1', 'v⟨U+E0041⟩1'],
    ['soft\u00ADhyphen', 'soft⟨U+00AD⟩hyphen'],
    ['filler\u3164', 'filler⟨U+3164⟩'],
    ['v1\uFE0F', 'v1⟨U+FE0F⟩'],
    ['half\uD800', 'half⟨U+D800⟩'],
    ['l\u0430test', 'lа⟨U+0430⟩test'],
    ['ｖ１', 'ｖ⟨U+FF56⟩１⟨U+FF11⟩'],
  ])('%j says what would deceive', (name, shown) => {
    expect(spelled(name)).toBe(shown)
  })

  it('tells hidden characters from letters that look like others', () => {
    expect(partsOf('\u200Ba\u0430').map(({ kind }) => kind)).toEqual(['hidden', 'text', 'lookalike'])
  })

  it('lets no two names look the same for what is hidden in them', () => {
    const hidden = fc.constantFrom('\u200B', '\u202E', '\u2066', '\u00AD', ' ', '\t', '\uFEFF', '\u00A0')
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,5}$/), hidden, (name, character) => {
        expect(spelled(name + character)).not.toBe(spelled(name))
        expect(spelled(character + name)).not.toBe(spelled(name))
        // Nothing that hides is left in what is shown.
        expect(spelled(character + name + character)).toMatch(/^[\w⟨⟩+]+$/)
      }),
    )
  })
})
