import { queryOptions } from '@tanstack/react-query'
import type { Http, ReadOptions } from './http'
import { http } from './quay'
import { type Config, configSchema } from './schemas'

/**
 * Reads what Quay tells everybody about itself: its features and how people sign in (session `config`).
 * @throws QuayError
 */
export function fetchConfig(http: Http, options: ReadOptions = {}): Promise<Config> {
  return http.read(configSchema, 'config', options)
}

/** `fetchConfig` for the console's life: it changes with a restart of Quay. */
export function configQuery() {
  return queryOptions({
    queryKey: ['config'],
    queryFn: ({ signal }) => fetchConfig(http, { signal }),
    staleTime: Infinity,
  })
}

/**
 * Whether people sign in on Quay's own page or beyond it, so that a password typed here would be refused (contract
 * README 29).
 */
export function signInElsewhere({ features, config, external_login }: Config): boolean {
  return !features.DIRECT_LOGIN || config.AUTHENTICATION_TYPE === 'OIDC' || external_login.length > 0
}
