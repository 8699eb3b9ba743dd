import { catalogueOf } from '#app/platform/i18n/catalogue.server.ts'
import type { Catalogue, Locale } from '#app/platform/i18n/translate.ts'

/** The messages of attachments and of uploads, for the `words` of the parts here: a page's loader hands them on. */
export function attachmentWords(locale: Locale): Catalogue {
  const { attachments = {}, upload = {} } = catalogueOf(locale)
  return { attachments, upload }
}
