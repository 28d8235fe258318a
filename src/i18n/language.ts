export type Language = 'en' | 'ja'
export const LANGUAGES: readonly Language[] = ['en', 'ja']
/** Each language by its own name: who looks for it reads that one. */
export const LANGUAGE_NAMES: Record<Language, string> = { en: 'English', ja: '日本語' }

const KEY = 'tidemark.language'

export function isLanguage(text: unknown): text is Language {
  return text === 'en' || text === 'ja'
}

/** The remembered language, or the usual one, or the first of the browser's that we have, or English. */
export function chosenLanguage(usual: Language | null = null): Language {
  try {
    const remembered = localStorage.getItem(KEY)
    if (isLanguage(remembered)) return remembered
  } catch {
    // Storage is blocked: the browser's languages tell.
  }
  return usual ?? navigator.languages.map((tag) => tag.split('-')[0]).find(isLanguage) ?? 'en'
}

export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(KEY, language)
  } catch {
    // Storage is blocked: the choice holds for this page.
  }
}
