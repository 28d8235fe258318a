import { useQuery } from '@tanstack/react-query'
import { configQuery } from '~/api/config'
import type { Repository } from '~/api/schemas'
import { useSession } from '~/api/use-session'
import { obstacleTo } from '~/operations/possible'
import type { Place } from './place'
import { quayAddress } from '~/tags/sign-in/quay-address'

/** What the dialogs need to know of a repository, as far as it is known yet. */
export function usePlace(name: string, repository: Repository | undefined): Place {
  const { data: config } = useQuery(configQuery())
  const { way } = useSession()
  return {
    repository: name,
    window: repository?.tag_expiration_s ?? null,
    obstacle: obstacleTo({ repository, config, way }),
    quay: (config && quayAddress(config)) ?? new URL('/', location.href).href,
    registry: config?.config.SERVER_HOSTNAME || location.host,
  }
}
