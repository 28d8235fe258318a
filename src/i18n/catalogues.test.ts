import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { visibleTexts } from './testing-texts'
import en from './en.json'
import ja from './ja.json'
import moreEn from './more.en.json'
import moreJa from './more.ja.json'

function flatten(value: object, prefix = ''): [string, string][] {
  return Object.entries(value).flatMap(([key, inner]): [string, string][] =>
    typeof inner === 'string' ? [[prefix + key, inner]] : flatten(inner, `${prefix}${key}.`),
  )
}

const PLURAL = /_(zero|one|two|few|many|other)$/
const base = (key: string) => key.replace(PLURAL, '')
const placeholders = (text: string) => [...new Set(text.match(/\{\{\w+\}\}/g))].sort()
const english = [...flatten(en), ...flatten(moreEn)]
const japanese = [...flatten(ja), ...flatten(moreJa)]

describe('the catalogues', () => {
  it('hold each message once', () => {
    for (const messages of [english, japanese]) {
      const keys = messages.map(([key]) => key)
      expect(new Set(keys).size).toBe(keys.length)
    }
  })

  it('hold the same keys', () => {
    expect(new Set(japanese.map(([key]) => base(key)))).toEqual(new Set(english.map(([key]) => base(key))))
  })

  it.each([
    ['en', english],
    ['ja', japanese],
  ] as const)('%s has every plural that its language knows, and no other', (language, messages) => {
    const wanted = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted()
    const plurals = messages.map(([key]) => key).filter((key) => PLURAL.test(key))
    expect(plurals.length).toBeGreaterThan(0)
    for (const stem of new Set(plurals.map(base))) {
      const forms = plurals.filter((key) => base(key) === stem).map((key) => PLURAL.exec(key)?.[1] ?? '')
      expect([stem, forms.sort()]).toEqual([stem, wanted])
    }
  })

  it('use the same placeholders', () => {
    const other = new Map(japanese)
    for (const [key, text] of english.filter(([key]) => !key.endsWith('_one')))
      expect([key, placeholders(other.get(key) ?? '')]).toEqual([key, placeholders(text)])
  })

  it('leave no message empty, and the Japanese is not the English', () => {
    const other = new Map(japanese)
    // Names stay as they are; the fields of the account carry the names that Quay's own page gives them.
    const same = new Set(['app.name', 'app.title', 'signIn.username', 'signIn.password'])
    const untranslated = english.filter(([key, text]) => other.get(key) === text && !same.has(key))
    expect(untranslated).toEqual([])
    expect([...english, ...japanese].filter(([, text]) => text.trim() === '')).toEqual([])
  })
})

describe('the components', () => {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.tsx'),
  )

  it('are found', () => expect(files.length).toBeGreaterThan(10))

  it.each(files)('%s holds no visible text of its own', (file) => {
    expect(visibleTexts(readFileSync(root + file, 'utf8'))).toEqual([])
  })

  it.each([
    ['<p>Delete this tag</p>', 'Delete this tag'],
    ['<p>Really delete it?</p>', 'Really delete it?'],
    ['<p>Tag: {name}</p>', 'Tag:'],
    ['<p>Save & close</p>', 'Save & close'],
    ['<button aria-label="Close" />', 'Close'],
    ['<i title={"Gone"} />', 'Gone'],
    ['<p>{open ? "Hide" : `Show`}</p>', 'Hide'],
    ['<p>{open && "Hide"}</p>', 'Hide'],
  ])('would be caught with %s', (source, text) => {
    expect(visibleTexts(`const one = ${source}`)).toContain(text)
  })

  it('may hold classes, keys and signs', () => {
    const source = '<p className="grid" id="content">{t("app.name")} · – {open ? <A kind="b" /> : null}</p>'
    expect(visibleTexts(`const one = ${source}`)).toEqual([])
  })
})
