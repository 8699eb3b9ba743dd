import type { Translate } from '#app/platform/i18n/translate.ts'
import type { Unnamed } from '#tenants/people/import/draft.ts'

/** “Mia’s mother”, for whom a file has a number only. */
export const unnamedIn =
  (t: Translate): Unnamed =>
  (child, relation) =>
    t('people.import.unnamed', { child, relation: t(`people.relation.${relation}`).toLowerCase() })
