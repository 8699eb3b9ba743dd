import { useMemo } from 'react'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { type Catalogue, type Translate, translator } from '#app/platform/i18n/translate.ts'

/** Speaks with what `attachmentWords` gave the page. */
export function useWords(words: Catalogue): Translate {
  const { locale } = useLanguage()
  return useMemo(() => translator(locale, words), [locale, words])
}
