import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { configQuery, signInElsewhere } from '~/api/config'
import type { Config } from '~/api/schemas'
import { deployment } from '~/deployment'
import { classes } from '~/ui/classes'
import { AccountForm } from './AccountForm'
import { Elsewhere } from './Elsewhere'
import { quayAddress, sharesHost } from './quay-address'
import { TokenForm } from './TokenForm'

const WAYS = ['account', 'token'] as const
type Way = (typeof WAYS)[number]
const WAY_NAMES = { account: 'signIn.wayAccount', token: 'signIn.wayToken' } as const

interface SignInProps {
  username?: string
  /** Which way is offered first. */
  first?: Way
  onDone: () => void
}

/** None where people are only to look around. */
const offeredWays = () => WAYS.filter((way) => deployment().signIn.includes(way))

/** The ways to sign in that this Quay has; also shown when a session ends. */
export function SignIn({ username, first = 'account', onDone }: SignInProps) {
  const { t } = useTranslation()
  const { data: config } = useQuery(configQuery())
  const ways = offeredWays()
  const [chosen, setWay] = useState<Way>(first)
  const way = ways.find((one) => one === chosen) ?? ways[0]
  const group = useId()
  const elsewhere = config !== undefined && signInElsewhere(config)
  return (
    <div className="grid gap-5">
      {ways.length > 1 && (
        <fieldset className="flex rounded-[9px] border border-line bg-sunken p-0.5">
          <legend className="sr-only">{t('signIn.way')}</legend>
          {ways.map((one) => (
            <label
              key={one}
              className={classes(
                'flex min-h-8 flex-1 cursor-pointer items-center justify-center rounded-[7px] px-2 text-center font-[540] pointer-coarse:min-h-10',
                'has-focus-visible:outline-2 has-focus-visible:outline-focus',
                way === one ? 'bg-raised text-ink shadow-xs' : 'text-muted',
              )}
            >
              <input
                type="radio"
                name={group}
                className="sr-only"
                checked={way === one}
                onChange={() => setWay(one)}
              />
              {t(WAY_NAMES[one])}
            </label>
          ))}
        </fieldset>
      )}
      {way === undefined ? (
        <p>{t('signIn.noWay')}</p>
      ) : way === 'token' ? (
        <TokenForm quay={deployment().quayConsole ?? (config && quayAddress(config))} onDone={onDone} />
      ) : elsewhere ? (
        <Elsewhere service={serviceOf(config)} signInPage={signInPageOf(config)} onDone={onDone} />
      ) : (
        <AccountForm {...(username === undefined ? {} : { username })} onDone={onDone} />
      )}
    </div>
  )
}

function serviceOf({ external_login: [service] }: Config): string | null {
  return typeof service === 'object' &&
    service !== null &&
    'title' in service &&
    typeof service.title === 'string'
    ? service.title
    : null
}

function signInPageOf(config: Config): string | null {
  const address = quayAddress(config)
  return address && sharesHost(config, location.host) ? new URL('signin', address).href : null
}
