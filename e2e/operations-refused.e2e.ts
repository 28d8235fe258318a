// What Quay refuses, while a dialog is open and before.
import { Client } from './client'
import {
  ask,
  confirm,
  expect,
  expectDone,
  expectPast,
  fillImage,
  imageField,
  openMenuOf,
  test,
  visit,
  visitAlone,
  writes,
} from './operations'
import { tagRow, tagTable } from './pages'
import { fillToken, PASSWORD, submitSignIn } from './people'
import { atRest } from './rest'

const REPOSITORY = 'acme/api'
const TAG = '/api/v1/repository/acme/api/tag/'

test.describe('in the middle of it', () => {
  test('the session ended: signs in again, and nothing typed is lost', async ({ page, demo, problems }) => {
    problems.allow(/status of 40[13]/)
    // Nothing is read any more by which the end of the session would show before anything is sent.
    await visitAlone({ page, demo }, REPOSITORY, 'stable')
    const dialog = await ask(page, 'stable', 'Move…')
    await fillImage(dialog, 'v2.3.1')
    await atRest(page, demo)
    await demo.endSessions()
    await confirm(dialog, 'Move stable')
    const signIn = page.getByRole('dialog', { name: 'Sign in again' })
    await expect(signIn).toBeVisible()
    expect(await writes(demo)).toEqual([])
    await signIn.getByLabel('Password').fill(PASSWORD)
    await submitSignIn(page)
    await expect(signIn).toBeHidden()
    const still = page.getByRole('dialog', { name: 'Move stable' })
    await expect(imageField(still)).toHaveValue('v2.3.1')
    await confirm(still, 'Move stable')
    await expectDone(page, 'Moved stable')
    expect(await writes(demo)).toHaveLength(1)
  })

  test('the right to write was taken away', async ({ page, demo, stage, problems }) => {
    problems.allow(/status of 403/)
    const admin = new Client(stage.quay, 'admin')
    await visit(page, REPOSITORY)
    const dialog = await ask(page, 'stable', 'Move…')
    await fillImage(dialog, 'v2.3.1')
    await admin.call('PUT', `/api/v1/repository/${REPOSITORY}/permissions/user/writer`, { role: 'read' })
    await confirm(dialog, 'Move stable')
    const alert = dialog.getByRole('alert')
    await expect(alert).toContainText('You may not do this.')
    await expect(alert).toContainText('Ask an administrator of the repository for the right to it')
    await expect(alert).toContainText('Nothing was changed.')
    await expect(imageField(dialog)).toHaveValue('v2.3.1')
    expect(await writes(demo)).toHaveLength(1)
    await admin.call('PUT', `/api/v1/repository/${REPOSITORY}/permissions/user/writer`, { role: 'write' })
    await confirm(dialog, 'Move stable')
    await expectDone(page, 'Moved stable')
  })

  test('locked after the last look: 409 is told', async ({ page, demo, other, problems }) => {
    problems.allow(/status of 409/)
    await visit(page, REPOSITORY)
    const dialog = await ask(page, 'stable', 'Move…')
    await fillImage(dialog, 'v2.3.1')
    // The write is on its way when somebody locks the tag.
    await demo.faults({
      method: 'PUT',
      path: '^/api/v1/repository/acme/api/tag/stable$',
      times: 1,
      what: { hold: true },
    })
    await confirm(dialog, 'Move stable')
    await expect.poll(() => writes(demo), { intervals: [50] }).toHaveLength(1)
    await other.lock(REPOSITORY, 'stable')
    await demo.faults()
    const alert = dialog.getByRole('alert')
    await expect(alert).toContainText('This tag is locked.')
    await expect(alert).toContainText('Nothing was changed.')
    await expect(imageField(dialog)).toHaveValue('v2.3.1')
  })

  test('the repository became read-only: 503 is no reason to try again', async ({
    page,
    demo,
    stage,
    problems,
  }) => {
    problems.allow(/status of 503/)
    await visit(page, REPOSITORY)
    const dialog = await ask(page, 'stable', 'Delete…')
    const admin = new Client(stage.quay, 'admin')
    await admin.call('PUT', `/api/v1/repository/${REPOSITORY}/changestate`, { state: 'READ_ONLY' })
    await confirm(dialog, 'Delete stable')
    const alert = dialog.getByRole('alert')
    await expect(alert).toContainText('This repository can’t be changed now.')
    await expect(alert).toContainText('Repository is in read only or mirror mode')
    expect(await writes(demo)).toHaveLength(1)
  })

  test('Quay asks to slow down: a write is not sent again by itself', async ({ page, demo, problems }) => {
    problems.allow(/status of 429/)
    await visit(page, REPOSITORY)
    const dialog = await ask(page, 'stable', 'Move…')
    await fillImage(dialog, 'v2.3.1')
    const slow = { status: 429, headers: { 'retry-after': '1' }, body: { message: 'slow down' } }
    await demo.faults({ method: 'PUT', path: `${TAG}stable`, times: 1, what: slow })
    await confirm(dialog, 'Move stable')
    const alert = dialog.getByRole('alert')
    await expect(alert).toContainText('Quay asks to slow down.')
    await expect(alert).toContainText('Quay said: “slow down”')
    expect(await writes(demo)).toHaveLength(1)
    await confirm(dialog, 'Move stable')
    await expectDone(page, 'Moved stable')
  })

  test('500 with an HTML page: its reason is told, its markup is not', async ({ page, demo, problems }) => {
    problems.allow(/status of 500/)
    await visit(page, REPOSITORY)
    const dialog = await ask(page, 'stable', 'Move…')
    await fillImage(dialog, 'v2.3.1')
    const body = '<!doctype html><title>500</title><h1>Internal Server Error</h1><p>Oh.</p>'
    await demo.faults({ method: 'PUT', path: `${TAG}stable`, times: 1, what: { status: 500, body } })
    await confirm(dialog, 'Move stable')
    const alert = dialog.getByRole('alert')
    await expect(alert).toContainText('Internal Server Error')
    await expect(alert).toContainText('Reading the tag shows that nothing of it has happened so far')
    await expect(alert).not.toContainText('<')
    await expect(imageField(dialog)).toHaveValue('v2.3.1')
    expect(await writes(demo)).toHaveLength(1)
  })

  test('the look before the write fails: nothing is sent', async ({ page, demo, problems }) => {
    problems.allow(/status of 500/)
    await visit(page, REPOSITORY)
    await expectPast({ page, demo }, 'stable')
    const dialog = await ask(page, 'stable', 'Delete…')
    await demo.faults({
      method: 'GET',
      path: `${TAG}?*specificTag=stable*`,
      times: 1,
      what: { status: 500, body: '<h1>Oh no</h1>' },
    })
    await confirm(dialog, 'Delete stable')
    await expect(dialog.getByRole('alert')).toContainText('Quay has a problem.')
    await expect(dialog.getByRole('alert')).toContainText('Nothing was changed.')
    expect(await writes(demo)).toEqual([])
  })
})

test.describe('where nothing can be changed, everything is disabled and says why', () => {
  const CASES = [
    [
      'a reader',
      REPOSITORY,
      'reader',
      'You can only read here. An administrator of the repository can give you write permission.',
    ],
    [
      'a mirror',
      'acme/ubi9-minimal',
      'admin',
      'The repository is a mirror: Quay fills it from another registry.',
    ],
    [
      'a read-only repository',
      'acme/portal-v1',
      'admin',
      'The repository is read-only. An administrator of it can change that in Quay.',
    ],
  ] as const

  for (const [what, repository, person, reason] of CASES) {
    test(what, async ({ page, demo }) => {
      await visit(page, repository, person)
      await expectNothingOffered(page, reason)
      expect(await writes(demo)).toEqual([])
    })
  }

  test('nobody signed in', async ({ page, demo }) => {
    await page.goto('/repository/acme/web')
    await expect(tagRow(page, 'latest')).toBeVisible()
    await expectNothingOffered(page, 'Sign in to change tags.')
    expect(await writes(demo)).toEqual([])
  })

  test('an access token that may only read', async ({ page, problems }) => {
    // How far a token goes is found out at a repository that nobody has.
    problems.allow(/status of 40[34] .*\/tidemark-sign-in\//)
    await page.goto(`/signin?next=${encodeURIComponent(`/repository/${REPOSITORY}`)}`)
    await fillToken(page, 'read')
    await expect(tagTable(page, REPOSITORY).getByRole('rowheader').first()).toBeVisible()
    await expectNothingOffered(page, 'You can only read here.')
  })

  test('the whole registry is read-only', async ({ page, demo, stage }) => {
    const config: unknown = await (await fetch(`${stage.quay}/config`)).json()
    await demo.faults({
      path: '/config',
      what: { body: Object.assign({}, config, { registry_state: 'readonly' }) },
    })
    await visit(page, REPOSITORY)
    await expectNothingOffered(page, 'The whole registry is read-only at the moment')
  })
})

async function expectNothingOffered(page: Parameters<typeof tagRow>[0], reason: string): Promise<void> {
  const newTag = page.getByRole('button', { name: 'New tag', exact: true })
  await expect(newTag).toHaveAttribute('aria-disabled', 'true')
  await expect(newTag).toHaveAccessibleDescription(new RegExp(reason.slice(0, 30)))
  await newTag.click({ force: true })
  await expect(page.getByText(reason).first()).toBeVisible()
  const name = await page.getByRole('grid').getByRole('rowheader').first().innerText()
  const menu = await openMenuOf(page, name)
  for (const choice of [/^Move…/, /^New tag on this image…/, /^Restore an earlier image…/, /^Delete…/]) {
    const item = menu.getByRole('menuitem', { name: choice })
    await expect(item).toHaveAttribute('aria-disabled', 'true')
    await expect(item).toContainText(reason)
  }
  // Pulling changes nothing.
  await menu.getByRole('menuitem', { name: 'Pull commands' }).click()
  await expect(page.getByRole('dialog', { name: `Pull ${name}` })).toBeVisible()
}
