import { type Asked, CSRF_REFUSED, quayError, quayThat, UNAUTHENTICATED } from './testing'
import { memoryStorage } from './tab-storage'

/** A token as Quay makes them. */
export const SECRET = 'f00d5ecret0f00d5ecret0f00d5ecret'

const NOT_FOUND = () => quayError(404, 'not_found', 'Not Found')

/** The token that a request carries, as its header. */
export const bearer = ({ headers }: Asked) => headers.get('authorization')

/** Who may sign in. */
type World = {
  /** Who the cookie is signed in as. */
  cookie?: string
  /** Tokens that Quay knows, and the name that they may tell. */
  tokens?: Record<string, string | null>
}

/** The rules of signing in, as session.json and contract.json tell them. */
export function quayWith({ cookie, tokens = {} }: World, storage = memoryStorage()) {
  let user = cookie
  const caller = (asked: Asked) => {
    const token = bearer(asked)?.slice('Bearer '.length)
    if (token !== undefined) return token in tokens ? { name: tokens[token] ?? null } : null
    return user !== undefined && asked.credentials === 'same-origin' ? { name: user } : null
  }
  const write = ({ path, body }: Asked) => {
    if (path === '/api/v1/signout') {
      user = undefined
      return Response.json({ success: true })
    }
    if (!body.includes('"password12"')) {
      return Response.json(
        { invalidCredentials: true, message: 'Invalid Username or Password' },
        { status: 403 },
      )
    }
    user = 'admin'
    return Response.json({ success: true }, { headers: { 'x-next-csrf-token': 'next' } })
  }
  return quayThat((asked) => {
    const who = caller(asked)
    if (asked.path === '/csrf_token') return Response.json({ csrf_token: 'one' })
    if (asked.method !== 'GET' && asked.headers.get('x-csrf-token') === null) return CSRF_REFUSED()
    if (asked.method !== 'GET') return write(asked)
    if (who === null || (who.name === null && asked.path === '/api/v1/user/')) return UNAUTHENTICATED()
    if (asked.path === '/api/v1/user/') return Response.json({ anonymous: false, username: who.name })
    return NOT_FOUND()
  }, storage)
}
