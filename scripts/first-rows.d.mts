/** The files of the build, within `dist`, that the first rows of a list need, with the messages of a language. */
export function firstRowsFiles(language: 'en' | 'ja'): string[]
