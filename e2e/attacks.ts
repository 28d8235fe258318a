import type { Page } from '@playwright/test'

/** Listens for all that an attack would cause; gives what was heard so far. */
export function watchAttacks(page: Page, origin: string, heard: string[] = []): string[] {
  page.on('dialog', (dialog) => {
    heard.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('popup', (popup) => heard.push(`popup: ${popup.url()}`))
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== origin) heard.push(`request: ${request.url()}`)
  })
  return heard
}
