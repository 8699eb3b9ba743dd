import type { PaperDocument } from '#workers/reports/document.ts'
import type { Locale, Translate } from '../i18n/translate.ts'

/** What a document is written on: the school's paper, in the language of the one who asked for it. */
export interface Paper {
  house: PaperDocument['house']
  locale: Locale
  t: Translate
  /** IANA name of the school's. */
  timeZone: string
  /** Who asked for it. */
  by: string
  madeAt: Date
}
