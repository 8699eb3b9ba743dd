import { z } from 'zod'
import { askProvider, below, TranslationFailed } from './asking.server.ts'
import type { TranslationProvider } from './provider.server.ts'

/** Texts that one request may have. */
const atOnce = 50
const Answer = z.object({ translations: z.array(z.object({ text: z.string() })) })
/** Codes of languages to translate into, where they are others than ours. */
const codes: Readonly<Record<string, string>> = { en: 'EN-GB', 'zh-Hans': 'ZH-HANS' }
const faults = { 403: 'key_refused', 401: 'key_refused', 429: 'busy', 529: 'busy', 456: 'used_up' } as const

/** DeepL's API, version 2. Keys that end in `:fx` belong to its free address. */
export function deepl(key: string, address?: string): TranslationProvider {
  const base = address ?? (key.endsWith(':fx') ? 'https://api-free.deepl.com' : 'https://api.deepl.com')
  const translateSome = async (text: readonly string[], language: string): Promise<string[]> => {
    const { translations } = await askProvider(
      {
        url: below(base, 'v2/translate'),
        headers: { authorization: `DeepL-Auth-Key ${key}` },
        body: {
          text,
          target_lang: codes[language] ?? language.toUpperCase(),
          tag_handling: 'xml',
          tag_handling_version: 'v2',
          ignore_tags: ['span'],
        },
        faults,
      },
      Answer,
    )
    if (translations.length !== text.length) throw new TranslationFailed('unusable')
    return translations.map(each => each.text)
  }
  return {
    name: 'DeepL',
    host: new URL(base).host,
    async translate(lines, language) {
      const done: string[] = []
      for (let at = 0; at < lines.length; at += atOnce)
        done.push(...(await translateSome(lines.slice(at, at + atOnce), language)))
      return done
    },
  }
}
