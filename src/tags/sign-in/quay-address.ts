import type { Config } from '~/api/schemas'

/** The address of Quay's own console as Quay tells it, or undefined where that is no web address. */
export function quayAddress({ config }: Config): string | undefined {
  const scheme = config.PREFERRED_URL_SCHEME === 'http' ? 'http' : 'https'
  const address = `${scheme}://${config.SERVER_HOSTNAME}/`
  return config.SERVER_HOSTNAME !== '' && URL.canParse(address) ? address : undefined
}

/** Whether this console stands on Quay's own host (`here`: host and port), so that both share one session. */
export function sharesHost({ config }: Config, here: string): boolean {
  return config.SERVER_HOSTNAME.toLowerCase() === here.toLowerCase()
}
