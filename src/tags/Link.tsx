import { Link as RouterLink, useLocation, type LinkProps as RouterProps } from 'react-router'
import { carried } from './carried'

interface LinkProps extends RouterProps {
  to: string
}

/** A link within the console. What is sent on from there tells its moments in the same time zone, and shows as much time. */
export function Link({ to, ...props }: LinkProps) {
  const { search } = useLocation()
  return <RouterLink to={carried(to, search)} {...props} />
}
