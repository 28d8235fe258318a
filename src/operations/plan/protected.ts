/** Names that ask for a second thought, unless those who run the console or the person say otherwise; see `namesLike`. */
export const PROTECTED = ['latest', 'stable', 'prod*']
