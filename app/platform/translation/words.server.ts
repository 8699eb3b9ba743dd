import { catalogueOf } from '#app/platform/i18n/catalogue.server.ts'
import type { Catalogue, Locale } from '#app/platform/i18n/translate.ts'

/** The messages of translations, for the `words` of the parts here: a page's loader hands them on. */
export function translationWords(locale: Locale): Catalogue {
  const { translation = {} } = catalogueOf(locale)
  return { translation }
}
