import type { MessageKey, Translate } from '#app/platform/i18n/translate.ts'
import type { ConsentPurpose } from '#db/schema/children.ts'
import { consentTexts } from '#tenants/consent-texts.ts'
import { type ChildNames, shortNameOf } from '#tenants/people/child-name.ts'

/** A consent question in words. */
export interface Question {
  title: string
  question: string
  text: string
  refusal: string
}

/** The wording in force today, with the child's name in it. */
export function questionOf(purpose: ConsentPurpose, child: ChildNames, t: Translate): Question {
  const version = consentTexts[purpose]
  const say = (part: 'question' | 'text' | 'refusal') =>
    t(`consents.${purpose}.${version}.${part}` satisfies MessageKey, { child: shortNameOf(child) })
  return {
    title: t(`consents.${purpose}.title`),
    question: say('question'),
    text: say('text'),
    refusal: say('refusal'),
  }
}
