import type { Locale } from './translate.ts'

/** What languages call themselves. */
export const languageNames: Readonly<Record<Locale, string>> = { en: 'English', 'zh-Hans': '简体中文' }
