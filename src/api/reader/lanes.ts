/** Does jobs two at a time, in order; the first that throws ends it once what is under way is done. */
export async function inLanes(jobs: Iterable<() => Promise<unknown>>): Promise<void> {
  const rest = jobs[Symbol.iterator]()
  const lane = async () => {
    for (let next = rest.next(); next.done !== true; next = rest.next()) await next.value()
  }
  const ends = await Promise.allSettled([lane(), lane()])
  for (const end of ends) if (end.status === 'rejected') throw end.reason
}
