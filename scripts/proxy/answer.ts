import type { IncomingHttpHeaders } from 'node:http'
import type { Settings } from '../settings.mjs'

/** Turns the headers of Quay's answer, in place, into ones that are right for the console's own address. */
export function adoptAnswer(headers: IncomingHttpHeaders, { quay, token }: Settings): void {
  for (const name of Object.keys(headers)) {
    // Quay lets every page read its answers to bearer requests; here that would open it to every page in the browser.
    if (name.startsWith('access-control-')) delete headers[name]
  }
  // How the proxy's own connection to Quay ends is no matter of the browser's.
  delete headers.connection
  if (token !== undefined) delete headers['set-cookie']
  const cookies = headers['set-cookie']
  if (cookies !== undefined) headers['set-cookie'] = cookies.map(adoptCookie)
  if (headers.location !== undefined) headers.location = adoptLocation(headers.location, quay)
}

/** A cookie of an https host as http://localhost can keep it: for this host, without Secure and what needs it. */
export function adoptCookie(cookie: string): string {
  const [pair = '', ...attributes] = cookie.split(';').map((part) => part.trim())
  const kept = attributes
    .filter((attribute) => !/^(domain\b.*|secure|partitioned)$/i.test(attribute))
    .map((attribute) => attribute.replace(/^(samesite)\s*=\s*none$/i, '$1=Lax'))
  return [pair, ...kept].join('; ')
}

/** A redirect within Quay stays within the console's origin; one to elsewhere is left alone. */
export function adoptLocation(location: string, quay: string): string {
  if (!URL.canParse(location)) return location
  const { origin, pathname, search, hash } = new URL(location)
  return origin === quay ? pathname + search + hash : location
}
