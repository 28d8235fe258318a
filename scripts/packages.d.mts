export declare function faultsOfLock(lock: { packages: Record<string, object> }): string[]
export declare function faultsOfAudit(text: string): string[] | null
