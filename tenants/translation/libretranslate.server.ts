import { z } from 'zod'
import { askProvider, below, TranslationFailed } from './asking.server.ts'
import type { TranslationProvider } from './provider.server.ts'

const Answer = z.object({ translatedText: z.array(z.string()) })
const Languages = z.array(z.object({ code: z.string() }))
/** How versions of it have called a language, newest first. */
const codes: Readonly<Record<string, readonly string[]>> = { 'zh-Hans': ['zh-Hans', 'zh'] }
/** A wrong key is 403, and so is a missing one, or 400; what else is 400 does not depend on who asks. */
const faults = { 401: 'key_refused', 403: 'key_refused', 429: 'busy' } as const

/** LibreTranslate, which anybody may run: the school's words then stay where the school's data is. */
export function libreTranslate(address: string, key?: string): TranslationProvider {
  return {
    name: 'LibreTranslate',
    host: new URL(address).host,
    async translate(lines, language) {
      const { translatedText } = await askProvider(
        {
          url: below(address, 'translate'),
          body: {
            q: lines,
            source: 'auto',
            target: await codeOf(address, language),
            format: 'html',
            ...(key ? { api_key: key } : {}),
          },
          faults,
        },
        Answer,
      )
      if (translatedText.length !== lines.length) throw new TranslationFailed('unusable')
      return translatedText
    },
  }
}

/** What this installation calls the language; asked only where versions differ. */
async function codeOf(address: string, language: string): Promise<string> {
  const known = codes[language]
  if (!known) return language
  const offered = await askProvider({ url: below(address, 'languages'), faults }, Languages)
  const code = known.find(each => offered.some(({ code }) => code === each))
  if (!code) throw new TranslationFailed('unusable')
  return code
}
