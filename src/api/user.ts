import { QuayError } from './error'
import type { Http, ReadOptions } from './http'
import { type User, userSchema } from './schemas'
import { apiUrl } from './url'

/**
 * Reads who is signed in.
 * @returns null where Quay answers 401: nobody is, or the token may not say who (contract `user-read`, `user-anon`)
 * @throws QuayError
 */
export async function fetchUser(http: Http, options: ReadOptions = {}): Promise<User | null> {
  try {
    const user = await http.read(userSchema, apiUrl(['user', '']), { ...options, endsSession: false })
    return user.anonymous ? null : user
  } catch (error) {
    if (error instanceof QuayError && error.kind === 'signed-out') return null
    throw error
  }
}
