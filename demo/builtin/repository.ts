import type { Role, WorldRepository } from '../world/types'
import { usual, WINDOWS } from './accounts'

export interface Frame {
  namespace: string
  name: string
  description: string | null
  isPublic?: boolean
  state?: 'NORMAL' | 'READ_ONLY' | 'MIRROR'
  permissions?: Record<string, Role>
}

const windowOf = (namespace: string): number => {
  if (namespace === 'acme') return WINDOWS.acme
  return namespace === 'scratch' ? WINDOWS.scratch : WINDOWS.user
}

/** All of a repository but its content. */
export function framed(frame: Frame): Pick<WorldRepository, 'repository' | 'permissions'> {
  const { namespace, name, description, isPublic, state, permissions } = frame
  return {
    repository: {
      namespace,
      name,
      kind: 'image',
      description,
      is_public: isPublic ?? false,
      is_organization: namespace === 'acme' || namespace === 'scratch',
      tag_expiration_s: windowOf(namespace),
      state: state ?? 'NORMAL',
    },
    permissions: { ...(permissions ?? usual) },
  }
}
