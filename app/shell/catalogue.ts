import type { Catalogue, Locale } from '#app/platform/i18n/translate.ts'

let known: { locale: Locale; catalogue: Catalogue } | undefined

/**
 * In the browser, keeps the messages of areas visited before: pages of an area left a moment ago may still be on the
 * screen. On the server nothing is kept, since requests share the process.
 */
export function rememberCatalogue(locale: Locale, catalogue: Catalogue): Catalogue {
  if (typeof document === 'undefined') return catalogue
  if (known?.locale === locale && Object.keys(catalogue).every(name => known?.catalogue[name] !== undefined))
    return known.catalogue
  known = { locale, catalogue: known?.locale === locale ? { ...known.catalogue, ...catalogue } : catalogue }
  return known.catalogue
}
