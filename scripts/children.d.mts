type Environment = Readonly<Record<string, string | undefined>>

export type Family = {
  start: (name: string, args: readonly string[], env: Environment, command?: string) => void
  end: () => Promise<void>
  failed: Promise<never>
}

export declare function family(options?: { quiet?: boolean }): Family
export declare function answers(
  address: string,
  isOurs?: (answer: Response) => Promise<boolean>,
  patience?: number,
): Promise<void>
export declare function askedToEnd(): Promise<unknown>
