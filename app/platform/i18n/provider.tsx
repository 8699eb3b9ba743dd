import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { type Catalogue, type Locale, type NounForms, type Translate, translator } from './translate.ts'

export interface Language {
  locale: Locale
  timeZone: string
  t: Translate
}

const LanguageContext = createContext<Language | null>(null)

export interface LanguageProviderProps {
  locale: Locale
  /** The school's: a time on a page is the time on the school's wall. */
  timeZone: string
  catalogue: Catalogue
  nouns: NounForms
  children: ReactNode
}

export function LanguageProvider({ locale, timeZone, catalogue, nouns, children }: LanguageProviderProps) {
  const language = useMemo(
    () => ({ locale, timeZone, t: translator(locale, catalogue, nouns) }),
    [locale, timeZone, catalogue, nouns],
  )
  return <LanguageContext.Provider value={language}>{children}</LanguageContext.Provider>
}

/** The page's language: `const { t } = useLanguage()`. */
export function useLanguage(): Language {
  const language = useContext(LanguageContext)
  if (!language) throw new Error('useLanguage needs a LanguageProvider above it.')
  return language
}

export const useT = (): Translate => useLanguage().t
