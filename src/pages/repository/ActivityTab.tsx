import { ActivityList } from '~/tags/activity/ActivityList'

interface ActivityTabProps {
  repository: string
  /** The address of the Quay, with a slash at its end. */
  quay: string
}

/** What was done in this repository from this browser. */
export default function ActivityTab(props: ActivityTabProps) {
  return <ActivityList {...props} />
}
