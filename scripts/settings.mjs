// The settings of the development servers: one reader for the scripts and for vite.config.ts.

export const DEMO_PORT = 8081
export const CONSOLE_PORT = 5173

/** Which Quay is behind the console, and with whose rights. Throws an Error whose message says what to mend. */
export function readSettings(env) {
  const token = readToken(env.QUAY_TOKEN)
  const config = env.TIDEMARK_CONFIG?.trim() || undefined
  const address = env.QUAY_URL?.trim()
  if (!address)
    return { quay: `http://127.0.0.1:${readPort(env, 'DEMO_PORT', DEMO_PORT)}`, demo: true, token, config }
  return { quay: readOrigin(address), demo: false, token, config }
}

export function readPort(env, name, usual) {
  const text = env[name]?.trim()
  if (!text) return usual
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Error(`${name} is "${text}": it must be a number from 1 to 65535.`)
  }
  return port
}

function readOrigin(address) {
  const url = URL.canParse(address) ? new URL(address) : undefined
  // Never repeat what could hold a password.
  if (url?.username || url?.password || address.includes('@')) {
    throw new Error(
      'QUAY_URL holds a user name or a password: give the address alone, and sign in in the console.',
    )
  }
  if (!url || !['http:', 'https:'].includes(url.protocol)) {
    throw new Error(`QUAY_URL is "${address}": it must be an address such as https://quay.example.com.`)
  }
  const rest = address.slice(address.indexOf('://') + 3).replace(/^[^/?#]*/, '')
  if (rest !== '' && rest !== '/') {
    throw new Error(`QUAY_URL ends with "${rest}": give the address alone, ${url.origin}.`)
  }
  return url.origin
}

function readToken(text) {
  const token = text?.trim()
  if (!token) return undefined
  if (!/^[\x21-\x7e]+$/.test(token)) throw new Error('QUAY_TOKEN holds characters that no token has.')
  return token
}
