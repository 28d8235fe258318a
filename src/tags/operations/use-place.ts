import { useQuery, type QueryClient } from '@tanstack/react-query'
import { configQuery } from '~/api/config'
import { repositoryQuery } from '~/api/repository'
import type { Repository } from '~/api/schemas'
import { useSession } from '~/api/use-session'
import { hides } from '~/deployment'
import { obstacleTo, powersOf, type Powers } from '~/operations/possible'
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
    powers: offered(powersOf({ repository, config })),
    quay: useQuayAddress(),
    registry: config?.config.SERVER_HOSTNAME || location.host,
  }
}

/** The address of the Quay, with a slash at its end. */
export function useQuayAddress(): string {
  const { data: config } = useQuery(configQuery())
  return (config && quayAddress(config)) ?? new URL('/', location.href).href
}

/** Without what those who run this console leave out of it. */
function offered(powers: Powers): Powers {
  return { ...powers, locks: powers.locks && !hides('lock'), purges: powers.purges && !hides('purge') }
}

/** What is possible in a repository, as far as it was read; for what is made when a person asks for it. */
export function knownPowers(client: QueryClient, repository: string): Powers {
  return offered(
    powersOf({
      repository: client.getQueryData(repositoryQuery(repository).queryKey),
      config: client.getQueryData(configQuery().queryKey),
    }),
  )
}
