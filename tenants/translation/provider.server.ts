import { environment } from '../config.server.ts'
import { deepl } from './deepl.server.ts'
import { libreTranslate } from './libretranslate.server.ts'

/** Who translates. Texts come marked up by `marked-line.ts` and have to come back so. */
export interface TranslationProvider {
  name: string
  /** Where texts go. */
  host: string
  /**
   * @param lines well-formed pieces of markup, one line each; their language is the provider's to find out
   * @param language as `locales` names it
   * @returns as many as there were, in the same order
   * @throws TranslationFailed
   */
  translate(lines: readonly string[], language: string): Promise<string[]>
}

/** The one that is set up, or null. Between two the one in the vendor's own house. */
export function translationProvider(): TranslationProvider | null {
  const { LIBRETRANSLATE_URL, LIBRETRANSLATE_API_KEY, DEEPL_API_KEY, DEEPL_URL } = environment()
  if (LIBRETRANSLATE_URL) return libreTranslate(LIBRETRANSLATE_URL, LIBRETRANSLATE_API_KEY)
  return DEEPL_API_KEY ? deepl(DEEPL_API_KEY, DEEPL_URL) : null
}
