import * as v from 'valibot'
import { expect, test, vi } from 'vitest'
import { memoryStorage } from './tab-storage'
import { failureOf, quayThat, UNAUTHENTICATED } from './testing'
import { bearer, quayWith, SECRET } from './testing-session'

const TAGS = 'api/v1/repository/acme/api/tag/'
const ANY = v.unknown()

test('after a reload the tab goes on with its token, and another tab knows nothing of it', async () => {
  const tokens = { [SECRET]: 'admin' }
  const { session, storage } = quayWith({ tokens })
  await session.signInWithToken(SECRET)
  const reloaded = quayWith({ tokens }, storage)
  await reloaded.session.start()
  expect(reloaded.session.state()).toMatchObject({ way: 'token', user: 'admin' })
  const other = quayWith({ tokens })
  await other.session.start()
  expect(other.session.state()).toMatchObject({ way: 'none', user: null })
})

test.each(['{', '{"way":"token"}', '{"way":"token","token":"a\\nb"}', '"x"'])(
  'the memory %j is none',
  async (text) => {
    const storage = memoryStorage()
    storage.setItem('tidemark.session', text)
    const { session } = quayWith({}, storage)
    await session.start()
    expect(session.state().way).toBe('none')
  },
)

test('whoever is signed in at Quay in this browser is signed in here', async () => {
  const { session } = quayWith({ cookie: 'writer' })
  await session.start()
  expect(session.state()).toMatchObject({ way: 'account', user: 'writer' })
})

test('an account whose session ended is known to have been there, until its tab signs out', async () => {
  const first = quayWith({ cookie: 'writer' })
  await first.session.start()
  const { session } = quayWith({}, first.storage)
  await session.start()
  expect(session.state()).toMatchObject({ way: 'none', user: null, ended: true })
  const later = quayWith({}, first.storage)
  await later.session.start()
  expect(later.session.state()).toMatchObject({ way: 'none', ended: false })
})

test('an account is confirmed, or found to have ended: then the tab is nobody’s, and says so', async () => {
  const { session, http } = quayWith({ cookie: 'writer' })
  await session.start()
  expect(await session.confirmAccount()).toBe(true)
  expect(session.state()).toMatchObject({ way: 'account', ended: false })
  await http.write(ANY, 'POST', 'api/v1/signout')
  expect(await session.confirmAccount()).toBe(false)
  expect(session.state()).toMatchObject({ way: 'none', user: null, ended: true })
})

test('looking around is remembered over a reload, and carries no cookie', async () => {
  const first = quayWith({})
  first.session.lookAround()
  const { session, http, asked } = quayWith({ cookie: 'admin' }, first.storage)
  await session.start()
  expect(session.state()).toMatchObject({ way: 'anonymous', user: null })
  await failureOf(http.read(ANY, TAGS))
  expect(new Set(asked.map(({ credentials }) => credentials))).toEqual(new Set(['omit']))
  expect(session.state().ended).toBe(false)
})

test('a server that adds a token is acted through, whatever else the tab remembers', async () => {
  const first = quayWith({ tokens: { [SECRET]: 'admin' } })
  await first.session.signInWithToken(SECRET)
  const { session, http, asked } = quayWith({ tokens: { [SECRET]: 'admin' } }, first.storage)
  await session.start(true)
  expect(session.state()).toMatchObject({ way: 'shared', user: 'admin' })
  await failureOf(http.read(ANY, TAGS))
  expect(asked.map(bearer).at(-1)).toBeNull()
})

test('a start without a server fails, and succeeds when tried again', async () => {
  vi.useFakeTimers()
  let down = true
  const { session } = quayThat(() => {
    if (down) throw new TypeError('Failed to fetch')
    return UNAUTHENTICATED()
  })
  const failure = failureOf(session.start())
  await vi.runAllTimersAsync()
  expect(await failure).toMatchObject({ kind: 'unreachable' })
  vi.useRealTimers()
  expect(session.state().way).toBe('starting')
  down = false
  await session.start()
  expect(session.state().way).toBe('none')
})

test('starting twice asks once', async () => {
  const { session, asked } = quayWith({})
  await Promise.all([session.start(), session.start()])
  await session.start()
  expect(asked).toHaveLength(1)
  expect(session.state().epoch).toBe(1)
})

test('reads beside the start are sent as whom the tab was', async () => {
  const tokens = { [SECRET]: 'admin' }
  const { session, storage } = quayWith({ tokens })
  await session.signInWithToken(SECRET)
  const reloaded = quayWith({ tokens }, storage)
  await Promise.all([reloaded.session.start(), failureOf(reloaded.http.read(ANY, TAGS))])
  const tagsAsked = reloaded.asked.filter(({ path }) => path.startsWith(`/${TAGS}`))
  expect(tagsAsked.map(bearer)).toEqual([`Bearer ${SECRET}`])
})

test('a remembered token that Quay refuses meanwhile is an ended session', async () => {
  const { session, storage } = quayWith({ tokens: { [SECRET]: 'admin' } })
  await session.signInWithToken(SECRET)
  const reloaded = quayWith({}, storage)
  const refused = failureOf(reloaded.http.read(ANY, TAGS))
  await Promise.all([reloaded.session.start(), refused])
  // Whichever came first: the read that follows tells it too.
  await failureOf(reloaded.http.read(ANY, TAGS))
  expect(reloaded.session.state()).toMatchObject({ way: 'token', ended: true })
})

test('a shared token that Quay refuses asks nobody to sign in again', async () => {
  const { session, http } = quayWith({})
  await session.start(true)
  await failureOf(http.read(ANY, TAGS))
  expect(session.state()).toMatchObject({ way: 'shared', ended: false })
})

test('each request says that a page of this origin sends it', async () => {
  const { session, asked } = quayWith({})
  await session.start()
  await session.signIn('admin', 'password12')
  expect(new Set(asked.map(({ headers }) => headers.get('x-requested-with')))).toEqual(
    new Set(['XMLHttpRequest']),
  )
})
