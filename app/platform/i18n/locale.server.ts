import { isLocale, type Locale } from './translate.ts'

/**
 * The language of a request: what the person chose in their account or by the language link (a cookie), else the first
 * complete language their browser asks for, else the school's.
 */
export function localeOf(request: Request, chosen: string | null, fallback: string): Locale {
  const cookie = /(?:^|;\s*)locale=([\w-]+)/.exec(request.headers.get('cookie') ?? '')?.[1]
  for (const wanted of [chosen, cookie]) if (isLocale(wanted)) return wanted
  for (const asked of askedFor(request.headers.get('accept-language') ?? '')) {
    const match = closest(asked)
    if (match) return match
  }
  return closest(fallback) ?? 'en'
}

/** Languages of Accept-Language by weight (RFC 9110 §12.5.4). */
function askedFor(header: string): string[] {
  return header
    .slice(0, 500)
    .split(',')
    .map(part => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const weight = Number(
        parameters
          .find(p => p.trim().startsWith('q='))
          ?.trim()
          .slice(2) ?? 1,
      )
      return { tag, weight: Number.isFinite(weight) ? weight : 0 }
    })
    .filter(({ tag, weight }) => tag && weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag)
}

/** zh, zh-CN, zh-SG and zh-Hans are written in simplified characters; zh-TW is closer to them than to English. */
export function closest(tag: string): Locale | null {
  const language = tag.toLowerCase().split('-')[0]
  if (language === 'zh') return 'zh-Hans'
  return language === 'en' ? 'en' : null
}
