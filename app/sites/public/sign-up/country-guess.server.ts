import { isCountry } from '#tenants/countries.ts'

/** The country that a browser's first language points at, to begin with: en-GB → GB, zh → CN; else `fallback`. */
export function guessCountry(request: Request, fallback: string): string {
  const first = (request.headers.get('accept-language') ?? '').split(/[,;]/)[0]?.trim() ?? ''
  try {
    const region = new Intl.Locale(first).maximize().region ?? ''
    return isCountry(region) ? region : fallback
  } catch {
    // Not a language tag at all.
    return fallback
  }
}
