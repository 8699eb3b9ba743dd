import { isSchoolKind, kindDefaults } from '#tenants/kinds.ts'
import type { ResolvedSchool } from '#tenants/resolve.server.ts'
import { nouns } from '#tenants/vocabulary.ts'
import type { Locale, NounForms } from './translate.ts'

/** What a school calls a class, a teacher and a child: its kind's words, with its own over them. */
export function nounsOf(school: ResolvedSchool, locale: Locale): NounForms {
  const forms: NounForms = {}
  const vocabulary = kindDefaults[isSchoolKind(school.facts.kind) ? school.facts.kind : 'kindergarten'].vocabulary
  for (const [noun, key] of Object.entries(vocabulary)) {
    const words = nouns[locale][key]
    forms[`${noun}_one`] = words.one ?? words.other
    forms[`${noun}_other`] = words.other
  }
  return { ...forms, ...school.brand?.vocabulary[locale] }
}
