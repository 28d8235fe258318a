import 'i18next'
import type messages from './en.json'
import type further from './more.en.json'

// Keys and their placeholders are checked against the English catalogue.
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: typeof messages & typeof further }
    returnNull: false
  }
}
