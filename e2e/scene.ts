// What scenes are made of: pages and their states, in any language, for those who look at each of them: axe, and whoever
// looks at pictures.
import type { Page } from '@playwright/test'
import type { Demo } from './demo'
import { expect } from './fixtures'
import { signIn } from './people'
import { atRest } from './rest'

/** What stands on the controls that a scene needs, by language. */
const WORDS = {
  en: {
    signIn: 'Sign in',
    account: 'Account and settings',
    status: 'Status',
    tools: 'Filter and sort',
    filter: 'Filter',
    view: 'View',
    stop: 'Stop',
    goOn: 'Go on',
    readAll: 'Read all of it',
    deleteSelected: 'Delete selected…',
    changeSelected: 'Change selected',
    planDetails: 'Details',
    byRule: 'By rule…',
    undoDone: 'Undo the 3 that were done',
  },
  ja: {
    signIn: 'サインイン',
    account: 'アカウントと設定',
    status: '状態',
    tools: '絞り込みと並べ替え',
    filter: '絞り込み',
    view: '表示',
    stop: '止める',
    goOn: '再開',
    readAll: 'すべて読み込む',
    deleteSelected: '選択したタグを削除…',
    changeSelected: '選択したタグを変更',
    planDetails: '詳細',
    byRule: 'ルールで選択…',
    undoDone: '完了した 3 件を元に戻す',
  },
}

export type Language = keyof typeof WORDS
type Words = (typeof WORDS)[Language]

export type Place = { page: Page; demo: Demo; words: Words }

export interface Scene {
  name: string
  /** Where it is; those below /repository are looked at as admin, unless nobody is to be signed in. */
  path: string
  signedOut?: true
  /** Only a narrow or only a wide screen has it. */
  only?: 'narrow' | 'wide'
  /** More of what other scenes have: worth a picture, not each rule on each row. */
  crowded?: true
  /** Something is held back, so that it never comes to rest by itself. */
  restless?: true
  /** Before the page is opened. */
  before?: (place: Place) => Promise<void>
  /** What is done on the page; it ends when that is to be seen. */
  act?: (place: Place) => Promise<void>
}

export const openMenu = async ({ page }: Place, name: string | RegExp) => {
  await page.getByRole('button', { name }).click()
  await expect(page.getByRole('menu')).toBeVisible()
}

export const answer = (status: number) => ({
  status,
  body: `<!doctype html><title>${status}</title><h1>Oh no</h1>`,
})

/** What a browser says of the failures that scenes are made of. */
export const COMPLAINTS = [/status of (401|403|404|429|500)/]

/** Brings a page into a state, and waits until nothing is on its way any more. */
export async function enter(scene: Scene, page: Page, demo: Demo, language: Language): Promise<void> {
  const place = { page, demo, words: WORDS[language] }
  if (scene.signedOut !== true) await signIn(page, 'admin')
  await scene.before?.(place)
  await page.goto(scene.path)
  await expect(page.getByRole('heading', { level: 1 })).toBeAttached()
  if (scene.restless !== true) {
    await expect(page.getByText(/^(Loading…|読み込み中…|Reading…)$/)).toHaveCount(0)
    // The host in the header comes with Quay's configuration.
    await atRest(page, demo)
  }
  await scene.act?.(place)
}
