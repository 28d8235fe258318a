import { useQuery } from '@tanstack/react-query'
import { session } from '~/api/quay'
import type { Repository } from '~/api/schemas'
import { useSession } from '~/api/use-session'

/**
 * Looks whether the person is still signed in, where a repository shows them no more than it shows to everybody: one small
 * request a minute at most.
 */
export function useConfirmedAccount(repository: Repository | undefined): void {
  const { way, epoch } = useSession()
  const isAsAnybodys = repository !== undefined && repository.is_public && !repository.can_write
  useQuery({
    queryKey: ['confirmed-account', epoch],
    queryFn: () => session.confirmAccount(),
    enabled: way === 'account' && isAsAnybodys,
    staleTime: 60_000,
  })
}
