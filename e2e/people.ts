import { expect } from '@playwright/test'
import type { BrowserContext, Page } from '@playwright/test'
import * as v from 'valibot'

export type Person = 'admin' | 'writer' | 'reader'

/** All accounts of the demo Quay share it. */
export const PASSWORD = 'password12'

const Csrf = v.object({ csrf_token: v.string() })

/** Signs in beforehand, for tests that are not about it: the browser then has Quay's cookie. */
export async function signIn(where: Page | BrowserContext, person: Person): Promise<void> {
  const { csrf_token } = v.parse(Csrf, await (await where.request.get('/csrf_token')).json())
  const answer = await where.request.post('/api/v1/signin', {
    headers: { 'x-csrf-token': csrf_token },
    data: { username: person, password: PASSWORD },
  })
  expect(answer.ok(), `${person} is signed in`).toBe(true)
}

/** Types into the form that is on screen, and sends it. */
export async function fillAccount(page: Page, username: string, password: string): Promise<void> {
  await page.getByLabel('Username').fill(username)
  await page.getByLabel('Password').fill(password)
  await submitSignIn(page)
}

export async function fillToken(page: Page, token: string): Promise<void> {
  await page.getByRole('group', { name: 'How to sign in' }).getByText('Access token').click()
  await page.getByRole('textbox', { name: 'Access token' }).fill(token)
  await submitSignIn(page)
}

export async function submitSignIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

export async function lookAround(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Look around without signing in' }).click()
}

export async function openAccountMenu(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Account and settings' }).click()
}

/** What the account menu says of who is signed in. */
export async function expectSignedIn(page: Page, text: string): Promise<void> {
  await openAccountMenu(page)
  await expect(page.getByRole('menu')).toContainText(text)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('menu')).toBeHidden()
}

export async function signOut(page: Page): Promise<void> {
  await openAccountMenu(page)
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
}
