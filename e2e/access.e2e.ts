import { expect, test } from './fixtures'
import { heading, tagTable } from './pages'
import { signIn, type Person } from './people'
import { atRest } from './rest'

/** What the page of a repository says, by who looks at it. */
const CASES: { person: Person; repository: string; says: string[]; unsaid?: string[] }[] = [
  { person: 'admin', repository: 'acme/api', says: ['private', 'you can administer'], unsaid: ['mirror'] },
  { person: 'writer', repository: 'acme/api', says: ['private', 'you can write'] },
  { person: 'reader', repository: 'acme/api', says: ['private', 'you can only read'] },
  { person: 'writer', repository: 'acme/keyring', says: ['you can only read'], unsaid: ['you can write'] },
  { person: 'writer', repository: 'writer/notes', says: ['you can administer'] },
  { person: 'reader', repository: 'acme/web', says: ['public', 'you can only read'] },
  { person: 'admin', repository: 'acme/portal-v1', says: ['read-only', 'you can administer'] },
  { person: 'writer', repository: 'acme/portal-v1', says: ['read-only'], unsaid: ['you can write'] },
  { person: 'admin', repository: 'acme/ubi9-minimal', says: ['mirror', 'you can administer'] },
]

for (const { person, repository, says, unsaid = [] } of CASES) {
  test(`${person} in ${repository}: ${says.join(', ')}`, async ({ page }) => {
    await signIn(page, person)
    await page.goto(`/repository/${repository}`)
    await expect(heading(page, repository)).toBeVisible()
    await expect(tagTable(page, repository)).toBeVisible()
    const main = page.getByRole('main')
    for (const text of says) await expect(main.getByText(text, { exact: true })).toBeVisible()
    for (const text of unsaid) await expect(main.getByText(text, { exact: true })).toBeHidden()
  })
}

test('why a repository can’t be changed is told with it', async ({ page, demo }) => {
  await signIn(page, 'writer')
  /** What is pointed to stays below the pointer once the page is there. */
  const open = async (repository: string) => {
    await page.goto(`/repository/${repository}`)
    await expect(tagTable(page, repository).getByRole('rowheader').first()).toBeVisible()
    await atRest(page, demo)
  }
  await open('acme/portal-v1')
  await page.getByRole('button', { name: 'read-only', exact: true }).hover()
  await expect(page.getByRole('tooltip')).toContainText('The repository is set to read-only in Quay')
  await open('acme/ubi9-minimal')
  await page.getByRole('button', { name: 'mirror', exact: true }).hover()
  await expect(page.getByRole('tooltip')).toContainText('Quay fills this repository from another registry')
  await open('acme/keyring')
  await page.getByRole('button', { name: 'you can only read', exact: true }).hover()
  await expect(page.getByRole('tooltip')).toContainText('ask an administrator of the repository')
})

test('what one may not see does not exist, and nothing of it is told', async ({ page, problems }) => {
  problems.allow(/status of 40[34]/)
  await signIn(page, 'reader')
  await page.goto('/repository/acme/billing')
  await expect(page.getByRole('alert')).toContainText('You may not see acme/billing, or it does not exist')
  await expect(page.getByRole('grid')).toBeHidden()
})
