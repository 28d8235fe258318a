// Setting when a tag ends, and what was sent for it.
import type { Locator } from '@playwright/test'
import { expect, type writes } from './operations'

export const SET = 'Set the expiration of stable'
export const DAY = 86_400

export const momentField = (dialog: Locator): Locator => dialog.getByLabel('Ends', { exact: true })

/** What was sent as the only write, as an expiration. */
export function expirationIn(sent: Awaited<ReturnType<typeof writes>>): number {
  expect(sent).toHaveLength(1)
  const body = sent[0]?.[1]
  return Number(Object(body).expiration)
}
