/** Names that ask for a second thought, unless those who run the console or the person say otherwise; see `namesLike`. */
export const PROTECTED: readonly string[] = ['latest', 'stable', 'prod*']
