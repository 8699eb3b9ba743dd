import { type Locale, locales } from '#app/platform/i18n/translate.ts'
import { type Sentence, spokenIn } from './body.ts'
import type { WritingInput } from './forms.ts'

/**
 * A sentence as a form wants it. Worded anew in one language, the others are behind until somebody words them as well, leaves them out or
 * says that they say the same; a sentence that stands in another language alone is taken over into the writer's. Pure.
 */
export function rewordedSentence(
  sentence: Sentence,
  { text, beside, other, same }: Omit<WritingInput['sentences'][number], 'id'>,
  locale: Locale,
): Sentence {
  const shown = spokenIn(sentence.text, locale)
  const texts = { ...sentence.text }
  const changed = new Set<Locale>()
  const word = (language: Locale, words: string) => {
    if (texts[language] === words) return
    texts[language] = words
    changed.add(language)
  }
  if (text !== shown.text) {
    if (shown.lang !== locale) for (const each of locales) delete texts[each]
    word(locale, text)
  }
  if (beside && beside !== locale && texts[beside] !== undefined) {
    if (other === undefined) delete texts[beside]
    else word(beside, other)
  }
  const { behind: before = [], ...rest } = sentence
  const behind = locales.filter(
    each =>
      texts[each] !== undefined &&
      !same &&
      !changed.has(each) &&
      (before.includes(each) || putsBehind(changed, before)),
  )
  return {
    ...rest,
    text: texts,
    edited: sentence.edited || (sentence.by === 'records' && changed.size > 0),
    ...(behind.length > 0 ? { behind } : {}),
  }
}

/** Whether wording these anew leaves the others behind: not where that brings a language up to another. */
const putsBehind = (changed: ReadonlySet<Locale>, before: readonly Locale[]): boolean =>
  [...changed].some(each => !before.includes(each))
