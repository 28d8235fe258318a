import i18next, { type TFunction } from 'i18next'
import { createContext, useContext, useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { createFormat, type Format } from './format'
import { isLanguage, type Language } from './language'
import { useZone } from './zone'

const FormatContext = createContext<Format>(createFormat('en', undefined))
const TextsContext = createContext<TFunction>(i18next.t)

export function useLanguage(): Language {
  const { i18n } = useTranslation()
  return isLanguage(i18n.language) ? i18n.language : 'en'
}

/** Makes the formats of the language and the time zone on screen, once for all rows. */
export function FormatProvider({ children }: { children: ReactNode }) {
  const language = useLanguage()
  const { timeZone } = useZone()
  const { t } = useTranslation()
  const format = useMemo(() => createFormat(language, timeZone), [language, timeZone])
  return (
    <FormatContext value={format}>
      <TextsContext value={t}>{children}</TextsContext>
    </FormatContext>
  )
}

/** The texts of the language on screen: what `useTranslation` gives, for what a page shows dozens of and renders in a frame. */
export function useTexts(): TFunction {
  return useContext(TextsContext)
}

/** The formats of the language and the time zone on screen. Moments and durations are in seconds. */
export function useFormat(): Format {
  return useContext(FormatContext)
}
