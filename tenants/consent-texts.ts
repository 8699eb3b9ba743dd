import type { ConsentPurpose } from '#db/schema/children.ts'

/**
 * The wording that a guardian is asked today, by purpose. Its sentences are `consents.<purpose>.<version>.…` in every
 * language. A wording that somebody has decided on is never changed: a new one gets a new version, and the old one stays,
 * so that it can be shown what they agreed to.
 */
export const consentTexts = { photos_inside: 'v1', photos_outside: 'v1' } as const satisfies Record<
  ConsentPurpose,
  string
>
