import { nounsOf } from '#app/platform/i18n/nouns.server.ts'
import { type Locale, locales } from '#app/platform/i18n/translate.ts'
import { log } from '#app/platform/log.server.ts'
import type { ResolvedSchool } from '#tenants/resolve.server.ts'
import type { School } from '#tenants/school.server.ts'
import { takeFromAllowance } from '#tenants/translation/allowance.server.ts'
import { TranslationFailed } from '#tenants/translation/asking.server.ts'
import { glossaryOf } from '#tenants/translation/glossary.server.ts'
import { longestTranslated } from '#tenants/translation/limits.ts'
import { mark } from '#tenants/translation/marked-line.ts'
import { translationProvider } from '#tenants/translation/provider.server.ts'
import type { Rendering } from '#tenants/translation/rendering.ts'
import type { Untranslated } from './translation.ts'

/** What came of asking: as many texts as there were, or why there are none. */
export type Outcome = { texts: string[] } | { reason: Untranslated }

/**
 * Has texts translated, with the school's own words as it has said. What a reader may read, the caller has made sure of: from here
 * on the school itself acts. Outside of any transaction, since a provider is asked.
 */
export async function translate(
  school: School,
  resolved: ResolvedSchool,
  texts: readonly string[],
  language: Locale,
): Promise<Outcome> {
  const provider = translationProvider()
  if (!provider) return { reason: 'unavailable' }
  if (texts.some(text => text.length > longestTranslated)) return { reason: 'too_long' }
  const terms = await glossaryOf(school.asSystem())
  const marked = mark(texts, [...terms.filter(term => term.language === language), ...ownNouns(resolved, language)])
  if (marked.lines.length === 0) return { texts: marked.restore([]) }
  const giveBack = await takeFromAllowance(school, texts.join('').length)
  if (!giveBack) return { reason: 'used_up' }
  try {
    return { texts: marked.restore(await provider.translate(marked.lines, language)) }
  } catch (error) {
    await giveBack()
    if (!(error instanceof TranslationFailed)) throw error
    log.warn({ schoolId: school.id, provider: provider.name, fault: error.fault }, 'no translation')
    return { reason: 'unavailable' }
  }
}

/** What the school calls a class, a teacher and a child, where it has said so itself: other languages' words become this one's. */
function ownNouns(resolved: ResolvedSchool, language: Locale): Rendering[] {
  const said = resolved.brand?.vocabulary ?? {}
  const theirs = nounsOf(resolved, language)
  return locales
    .filter(other => other !== language)
    .flatMap(other =>
      Object.entries(nounsOf(resolved, other)).flatMap(([form, term]) => {
        const noun = form.slice(0, form.lastIndexOf('_'))
        const rendering = theirs[form] ?? theirs[`${noun}_other`]
        const own = [language, other].some(each =>
          Object.keys(said[each] ?? {}).some(key => key.startsWith(`${noun}_`)),
        )
        return own && rendering ? [{ term, rendering }] : []
      }),
    )
}

const underWay = new Map<string, Promise<Outcome>>()

/**
 * Whoever asks for the same text while it is being translated waits for that one translation: a second reader, a second tap. Who
 * looked for what is kept just before there was something, and comes here just after, is given it too.
 * @param kept the texts, if somebody has had them translated meanwhile
 */
export function once(
  school: Pick<School, 'id'>,
  subject: string,
  kept: () => Promise<string[] | null>,
  work: () => Promise<Outcome>,
): Promise<Outcome> {
  // Browsers make ids, so another school may have the same one.
  const key = `${school.id} ${subject}`
  const begin = async () => {
    const texts = await kept()
    return texts ? { texts } : work()
  }
  const begun = underWay.get(key) ?? begin().finally(() => underWay.delete(key))
  underWay.set(key, begun)
  return begun
}
