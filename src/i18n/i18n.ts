import i18next, { type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { chosenLanguage, isLanguage, rememberLanguage, type Language } from './language'

// One catalogue a language, each a chunk of its own: nobody downloads the languages that they don't read.
const catalogues = {
  en: () => import('./en.json'),
  ja: () => import('./ja.json'),
}

// Messages that no first screen needs come with the code that shows them.
const further = {
  en: () => import('./more.en.json'),
  ja: () => import('./more.ja.json'),
}
const loaded = new Set<Language>()
let wantsFurther = false

async function loadCatalogue(instance: i18n, language: Language): Promise<void> {
  if (!instance.hasResourceBundle(language, 'translation')) {
    const { default: messages } = await catalogues[language]()
    instance.addResourceBundle(language, 'translation', messages, true)
  }
  if (!wantsFurther || loaded.has(language)) return
  const { default: messages } = await further[language]()
  instance.addResourceBundle(language, 'translation', messages, true)
  loaded.add(language)
}

/** Loads code together with the messages that it shows, which are those of `more.*.json`. */
export async function withMessages<T>(code: Promise<T>): Promise<T> {
  wantsFurther = true
  // Before the start it is the start that loads them, and nothing is shown before it is over.
  if (!i18next.isInitialized) return code
  const language = isLanguage(i18next.language) ? i18next.language : chosenLanguage()
  const [ready] = await Promise.all([code, loadCatalogue(i18next, language)])
  return ready
}

/**
 * Makes the messages ready in the person's language; call once, before the first render.
 * @param usual the language of whoever has chosen none; null for the browser's
 */
export async function startMessages(usual: Language | null): Promise<void> {
  const language = chosenLanguage(usual)
  await i18next.use(initReactI18next).init({
    lng: language,
    // Catalogues hold the same keys (a test compares them), so there is nothing to fall back to.
    fallbackLng: false,
    resources: {},
    // React escapes what it shows.
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  await loadCatalogue(i18next, language)
  document.documentElement.lang = language
  await i18next.changeLanguage(language)
}

/** Shows everything in another language at once, and remembers it in this browser. */
export async function changeLanguage(language: Language): Promise<void> {
  await loadCatalogue(i18next, language)
  rememberLanguage(language)
  document.documentElement.lang = language
  await i18next.changeLanguage(language)
}
