/** What the proxy has to know; `token` is the shared one that it adds, if any. */
export type Settings = { quay: string; demo: boolean; token?: string | undefined }
type Environment = Readonly<Record<string, string | undefined>>

export declare const DEMO_PORT: number
export declare const CONSOLE_PORT: number
export declare function readSettings(env: Environment): Settings
export declare function readPort(env: Environment, name: string, usual: number): number
