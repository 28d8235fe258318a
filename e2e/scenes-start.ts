// The way in, and the repositories.
import { expect } from './fixtures'
import { PASSWORD, signIn } from './people'
import { answer, openMenu, type Place, type Scene } from './scene'
import { emptyWorld } from './worlds'

const pressSignIn = ({ page, words }: Place) =>
  page.getByRole('button', { name: words.signIn, exact: true }).click()

export const START_SCENES: Scene[] = [
  { name: 'sign-in', path: '/signin', signedOut: true },
  {
    name: 'sign-in-token',
    path: '/signin',
    signedOut: true,
    act: ({ page }) => page.getByRole('radio').last().press('Space'),
  },
  { name: 'sign-in-empty-fields', path: '/signin', signedOut: true, act: pressSignIn },
  {
    name: 'sign-in-wrong-password',
    path: '/signin',
    signedOut: true,
    act: async (place) => {
      await place.page.getByLabel('Username').fill('admin')
      await place.page.getByLabel('Password').fill('not it')
      await pressSignIn(place)
      await expect(place.page.getByRole('alert')).toBeVisible()
    },
  },
  {
    name: 'sign-in-throttled',
    path: '/signin',
    signedOut: true,
    before: ({ demo }) =>
      demo.faults({
        path: '/api/v1/signin',
        what: { status: 429, headers: { 'retry-after': '3600' }, body: 'Too many login attempts.' },
      }),
    act: async (place) => {
      await place.page.getByLabel('Username').fill('admin')
      await place.page.getByLabel('Password').fill(PASSWORD)
      await pressSignIn(place)
      await expect(place.page.getByRole('alert')).toBeVisible()
    },
  },
  {
    name: 'sign-in-elsewhere',
    path: '/signin',
    signedOut: true,
    before: ({ demo }) => demo.world(emptyWorld({ config: { external_login: [{ title: 'Keycloak' }] } })),
  },
  {
    name: 'sign-in-unreachable',
    path: '/signin',
    signedOut: true,
    before: ({ demo }) => demo.faults({ path: '/config', what: { status: 500, body: 'Oh no' } }),
    act: ({ page }) => expect(page.getByRole('alert')).toBeVisible(),
  },
  { name: 'repositories', path: '/repository' },
  { name: 'repositories-filtered', path: '/repository?q=acme%2Fteam&visibility=private' },
  { name: 'repositories-no-match', path: '/repository?q=nothing+like+it' },
  {
    name: 'repositories-none',
    path: '/repository',
    before: async ({ page, demo }) => {
      await demo.world(emptyWorld())
      await signIn(page, 'admin')
    },
  },
  {
    name: 'repositories-error',
    path: '/repository',
    before: ({ demo }) => demo.faults({ path: '/api/v1/repository', what: answer(500) }),
  },
  { name: 'namespace', path: '/organization/scratch' },
  { name: 'namespace-unknown', path: '/organization/nobody' },
  { name: 'not-found', path: '/nowhere' },
  { name: 'menu-account', path: '/repository', act: (place) => openMenu(place, place.words.account) },
]
