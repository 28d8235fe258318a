export type Suite = {
  name: string
  report: string
  fromOutput?: boolean
  count?: (report: never) => { passed: number; failed: number }
}

export declare const suites: readonly Suite[]
export declare function tally(
  suite: Pick<Suite, 'report' | 'fromOutput' | 'count'>,
  status: number | null,
  output: string,
): { passed: number; failed: number }
