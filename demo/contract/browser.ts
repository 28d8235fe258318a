// Cookies and CSRF tokens, as a browser keeps them for a page.

import type { SentAnswer } from './demo-client'
import { type Fields, fieldsOf, textOf } from './values'

/** A browser's cookies, and the CSRF token that it was told last. */
export class Browser {
  readonly #cookies = new Map<string, string>()
  csrf = ''

  headers(given: Fields): Record<string, string> {
    const cookie = [...this.#cookies].map((pair) => pair.join('=')).join('; ')
    return {
      ...textFields(given),
      ...(cookie === '' ? {} : { cookie }),
      ...('X-CSRF-Token' in given ? { 'X-CSRF-Token': this.csrf } : {}),
    }
  }

  heard(answer: SentAnswer): void {
    for (const [name, value] of answer.cookies) this.#cookies.set(name, value)
  }

  toldCsrf(answer: SentAnswer): void {
    this.csrf =
      textOf(fieldsOf(answer.body)['csrf_token']) ?? answer.headers('x-next-csrf-token') ?? this.csrf
  }
}

export const textFields = (fields: Fields): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
  )
