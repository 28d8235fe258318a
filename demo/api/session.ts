// Signing in and out, and the token that every write of a session carries.

import { type Ask, bodyOf, json } from '../ask'
import { html, noSuchPage } from '../errors'
import { type Schema, textField, validated } from '../schema'
import { signIn } from '../sessions'
import { record } from '../state/record'

export const COOKIE = '_csrf_token'

export const cookieHeader = (id: string): string => `${COOKIE}=${id}; HttpOnly; Path=/; SameSite=Lax`

export function csrfToken(ask: Ask): Response {
  const session = ask.session ?? ask.sessions.start()
  return json({ csrf_token: session.csrf }, 200, { [ask.sessions.headers.set]: cookieHeader(session.id) })
}

const SIGN_IN: Schema = {
  description: 'Information required to sign in a user.',
  properties: {
    username: { type: 'string', description: "The user's username" },
    password: { type: 'string', description: "The user's password" },
    invite_code: { type: 'string', description: 'The optional invite code' },
  },
  required: ['username', 'password'],
}

export async function signInUser(ask: Ask): Promise<Response> {
  if (!ask.registry.isOn('DIRECT_LOGIN')) throw noSuchPage()
  const fields = validated(SIGN_IN, await bodyOf(ask))
  const name = textField(fields, 'username') ?? ''
  const outcome = signIn(ask.registry, name, textField(fields, 'password') ?? '', ask.now)
  if (outcome === 'wrong') return json(WRONG, 403)
  if ('wait' in outcome) {
    throw html(429, 'Too many login attempts. \nPlease reset your Quay password and try again.', {
      'retry-after': String(Math.ceil(outcome.wait / 1000)),
    })
  }
  const session = ask.session ?? ask.sessions.start()
  ask.sessions.signIn(session, outcome.user)
  ask.registry.usageOf(outcome.user.name).push({
    kind: 'login_success',
    metadata: { type: 'quayauth', useragent: ask.request.headers.get('user-agent') ?? '' },
    ip: '127.0.0.1',
    at: ask.now,
    performer: null,
  })
  return json({ success: true }, 200, {
    'x-next-csrf-token': session.csrf,
    [ask.sessions.headers.set]: cookieHeader(session.id),
  })
}

const WRONG = {
  needsEmailVerification: false,
  invalidCredentials: true,
  message: 'Invalid Username or Password',
} as const

export function signOutUser(ask: Ask): Response {
  if (ask.session !== undefined) {
    if (ask.caller.kind === 'session')
      record(ask, ask.registry.usageOf(ask.caller.user.name), 'logout_success', {})
    ask.sessions.signOut(ask.session)
  }
  return json({ success: true })
}
