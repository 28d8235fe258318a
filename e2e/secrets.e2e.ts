// What a person signs in with is in the requests to Quay, in this tab's sessionStorage if it is a token, and nowhere else.
import { ask, confirm, expect, expectDone, test } from './operations'
import { expectRepositories, heading, tagNames } from './pages'
import { fillAccount, fillToken, PASSWORD, signOut } from './people'
import { askDeletion, choose, planBar } from './plan'
import { atRest } from './rest'
import { kept, markedWorld, REPOSITORY, TAG_API, TOKEN, watch, watchLogs, without, work } from './secrets'

test.beforeEach(async ({ demo, context, problems }) => {
  problems.allow(/status of (401|403|500)/)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await demo.world(markedWorld())
})

test('a token is in its requests and in the tab’s own storage alone, and gone after signing out', async ({
  page,
  context,
  demo,
  stage,
}) => {
  const { told, secrets } = watch(context, page)
  const logged = watchLogs(stage)
  await page.goto('/signin')
  await fillToken(page, TOKEN)
  await expectRepositories(page)
  const found = await work(page, demo)
  const before = await kept(page)
  expect(before.session).toBe(JSON.stringify({ way: 'token', token: TOKEN }))
  await signOut(page)
  await expect(heading(page, 'Sign in')).toBeVisible()
  await atRest(page, demo)
  const after = await kept(page)
  expect(after.session).toBeNull()
  const asked = (await demo.requests()).map(({ who: _who, ...request }) => JSON.stringify(request))
  expect(asked.length).toBeGreaterThan(20)
  expect(without([...told, ...found, ...asked, ...logged(), before.text, after.text], secrets)).toEqual([])
  expect(before.rows).not.toEqual([])
  expect(after.rows).toEqual([])
})

test('a password and the tokens of its session are in their requests alone', async ({
  page,
  context,
  demo,
  stage,
}) => {
  const { told, secrets } = watch(context, page)
  const logged = watchLogs(stage)
  await page.goto('/signin')
  await fillAccount(page, 'admin', PASSWORD)
  await expectRepositories(page)
  const found = await work(page, demo)
  for (const { value } of await context.cookies()) secrets.add(value)
  expect(secrets.size).toBeGreaterThanOrEqual(4)
  const before = await kept(page)
  await signOut(page)
  await expect(heading(page, 'Sign in')).toBeVisible()
  await atRest(page, demo)
  const after = await kept(page)
  expect(before.session).toBe(JSON.stringify({ way: 'account' }))
  expect(after.session).toBeNull()
  // What is over is forgotten, the plan and what was done by hand alike.
  expect(before.rows).not.toEqual([])
  expect(after.rows).toEqual([])
  const asked = (await demo.requests()).map((request) => JSON.stringify(request))
  secrets.delete(TOKEN)
  expect(without([...told, ...found, ...asked, ...logged(), before.text, after.text], secrets)).toEqual([])
})

test('who signs in after somebody else, in the same tab, sees nothing of the first', async ({
  page,
  demo,
}) => {
  await page.goto('/signin')
  await fillAccount(page, 'writer', PASSWORD)
  await expectRepositories(page)
  await page.goto(`/repository/${REPOSITORY}`)
  await confirm(await ask(page, 'v1', 'Delete…'), 'Delete v1')
  await expectDone(page, 'Deleted v1')
  await choose(page, ['v2'])
  await signOut(page)
  await fillAccount(page, 'reader', PASSWORD)
  await expect(page.getByText('0 repositories')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Notices' })).toBeHidden()
  await demo.clearRequests()
  await page.goto(`/repository/${REPOSITORY}`)
  await expect(page.getByRole('alert')).toContainText('You may not see acme/plain')
  await expect(tagNames(page)).toHaveCount(0)
  expect((await demo.requests()).filter(({ who }) => who !== 'reader' && who !== null)).toEqual([])
})

test('a plan that is not over waits for its own account, and nobody else sees it', async ({
  page,
  demo,
  problems,
}) => {
  problems.allow(/status of 429/)
  await page.goto('/signin')
  await fillAccount(page, 'writer', PASSWORD)
  await expectRepositories(page)
  await page.goto(`/repository/${REPOSITORY}`)
  const later = { status: 429, headers: { 'retry-after': '3600' } }
  await demo.faults({ method: 'DELETE', path: `${TAG_API}/*`, what: later })
  await choose(page, ['v2', 'v3'])
  const plan = await askDeletion(page)
  await plan.getByRole('button', { name: 'Delete 2 tags' }).click()
  await expect(planBar(page)).toContainText('The server asked to wait')
  await signOut(page)

  await fillAccount(page, 'reader', PASSWORD)
  await expect(page.getByText('0 repositories')).toBeVisible()
  await atRest(page, demo)
  await expect(planBar(page)).toHaveCount(0)
  expect((await kept(page)).rows).not.toEqual([])
  await signOut(page)

  await fillAccount(page, 'writer', PASSWORD)
  await expectRepositories(page)
  await expect(planBar(page)).toContainText('Delete 2 tags in acme/plain')
})
