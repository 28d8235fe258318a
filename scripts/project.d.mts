type Environment = Record<string, string | undefined>

export declare const root: string
export declare const VITE: readonly string[]
export declare const DEMO: readonly string[]
export declare function forVite(env: Environment): Environment
