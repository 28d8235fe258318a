/** What the proxy has to know: `token` is the shared one that it adds, `config` the file with the console's settings. */
export type Settings = {
  quay: string
  demo: boolean
  token?: string | undefined
  config?: string | undefined
}
type Environment = Readonly<Record<string, string | undefined>>

export declare const DEMO_PORT: number
export declare const CONSOLE_PORT: number
export declare function readSettings(env: Environment): Settings
export declare function readPort(env: Environment, name: string, usual: number): number
