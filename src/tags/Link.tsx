import { Link as RouterLink, useLocation, type LinkProps as RouterProps } from 'react-router'
import { withZone } from '~/i18n/zone'

interface LinkProps extends RouterProps {
  to: string
}

/** A link within the console. What is sent on from there tells its moments in the same time zone. */
export function Link({ to, ...props }: LinkProps) {
  const { search } = useLocation()
  return <RouterLink to={withZone(to, search)} {...props} />
}
