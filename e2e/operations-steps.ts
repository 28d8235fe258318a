// What scenes with the dialogs that change tags are made of, in any language.
import type { Locator, Page } from '@playwright/test'
import { Client } from './client'
import type { Demo } from './demo'
import { expect } from './fixtures'
import { signIn } from './people'
import { atRest } from './rest'
import type { Person } from './people'
import type { Language } from './scene'

/** What stands on the controls that a scene needs, by language. */
const WORDS = {
  en: {
    newTag: 'New tag',
    menu: (tag: string) => `What can be done with ${tag}`,
    move: 'Move…',
    restore: 'Restore an earlier image…',
    restoreEnded: 'Restore…',
    remove: 'Delete…',
    expire: 'Set expiration…',
    unexpire: 'Clear expiration…',
    lock: 'Lock…',
    unlock: 'Unlock…',
    purge: 'Delete permanently…',
    confirmName: 'To confirm, type the name:',
    moment: 'Ends',
    pull: 'Pull commands',
    undo: 'Undo',
    lookAgain: 'Look again',
    notices: 'Notices',
    image: 'To the image of',
    name: 'Name',
    curl: 'The same as curl commands',
    activity: 'Activity',
    addLabel: 'Add a label…',
  },
  ja: {
    newTag: '新しいタグ',
    menu: (tag: string) => `${tag} の操作`,
    move: '移動…',
    restore: '以前のイメージに復元…',
    restoreEnded: '復元…',
    remove: '削除…',
    expire: '有効期限を設定…',
    unexpire: '有効期限を解除…',
    lock: 'ロック…',
    unlock: 'ロックを解除…',
    purge: '完全に削除…',
    confirmName: '確認のため名前を入力してください:',
    moment: '終了日時',
    pull: 'プルコマンド',
    undo: '元に戻す',
    lookAgain: 'もう一度確認',
    notices: '通知',
    image: '対象のイメージ',
    name: '名前',
    curl: '同じ操作の curl コマンド',
    activity: '操作履歴',
    addLabel: 'ラベルを追加…',
  },
} as const satisfies Record<Language, object>

type Words = (typeof WORDS)[Language]
type Choice =
  | 'move'
  | 'restore'
  | 'restoreEnded'
  | 'remove'
  | 'pull'
  | 'expire'
  | 'unexpire'
  | 'lock'
  | 'unlock'
  | 'purge'

type Place = { page: Page; demo: Demo; words: Words; other: Client; dialog: Locator }

export interface OperationScene {
  name: string
  path?: string
  person?: Person
  /** Before anybody signs in. */
  before?: (demo: Demo) => Promise<void>
  act: (place: Place) => Promise<void>
}

export async function choose({ page, words, dialog }: Place, tag: string, choice: Choice): Promise<void> {
  await page.getByRole('button', { name: words.menu(tag), exact: true }).click()
  await page.getByRole('menuitem', { name: words[choice], exact: true }).click()
  await expect(dialog).toBeVisible()
}

export async function fillNew({ page, words, dialog }: Place, name: string, image: string): Promise<void> {
  await page.getByRole('button', { name: words.newTag, exact: true }).click()
  await dialog.getByLabel(words.name, { exact: true }).fill(name)
  await dialog.getByLabel(words.image).fill(image)
  if (image !== '') await expect(dialog.getByText('■').or(dialog.locator('.tide')).first()).toBeVisible()
}

export async function moveTo(place: Place, tag: string, image: string): Promise<void> {
  await choose(place, tag, 'move')
  await place.dialog.getByLabel(place.words.image).fill(image)
}

const confirm = ({ dialog }: Place) => dialog.locator('button[type=submit]').click()

export async function stopped(place: Place): Promise<void> {
  await confirm(place)
  await expect(place.dialog.getByRole('alert')).toBeVisible()
}

export async function done(place: Place): Promise<void> {
  const { page, words, dialog } = place
  await confirm(place)
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('region', { name: words.notices }).getByRole('button').first()).toBeVisible()
}

/** Brings a page into a state, and waits until nothing is on its way any more. */
export async function enterOperation(
  { path = '/repository/acme/api', person = 'writer', before, act }: OperationScene,
  page: Page,
  demo: Demo,
  quay: string,
  language: Language,
): Promise<void> {
  await before?.(demo)
  await signIn(page, person)
  await page.goto(path)
  await expect(page.getByRole('heading', { level: 1 })).toBeAttached()
  await atRest(page, demo)
  await act({
    page,
    demo,
    words: WORDS[language],
    other: new Client(quay, 'writer'),
    dialog: page.getByRole('dialog'),
  })
  await atRest(page, demo)
}
