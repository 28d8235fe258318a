import { QuayError } from './error'
import type { Http } from './http'
import { type Proxy, proxySchema } from './schemas'

/**
 * Asks the development proxy about itself.
 * @returns null where there is none: a static host answers 404, or the console's own page
 * @throws QuayError `unreachable`
 */
export async function fetchProxy(http: Http): Promise<Proxy | null> {
  try {
    return await http.read(proxySchema, '__tidemark/proxy', { auth: { kind: 'nobody' } })
  } catch (error) {
    if (error instanceof QuayError && error.kind !== 'unreachable') return null
    throw error
  }
}
