import type { Translate } from '#app/platform/i18n/translate.ts'

/** A part of the notice: sentences, then things with a name of their own. */
export interface NoticePart {
  id: string
  title: string
  texts: string[]
  facts: { id: string; name: string; text: string }[]
  technical?: boolean
  after: string[]
}

const kept = ['child', 'family', 'staff', 'school', 'technical'] as const
const spans = ['records', 'bin', 'sessions', 'invitations', 'signup', 'logs', 'bills'] as const
const rights = ['access', 'correct', 'consent', 'erase', 'complain'] as const
const cookies = ['session', 'locale', 'toast', 'signing-in', 'sign-up', 'arrival', 'kiosk'] as const

/**
 * The privacy notice, part by part.
 * @param vendor who runs the installation, by name and with its address
 * @param others services of others that are switched on in it
 */
export function notice(
  t: Translate,
  vendor: { name: string; whole: string },
  others: NoticePart['facts'],
): NoticePart[] {
  const part = (
    id: 'who' | 'what' | 'law' | 'others' | 'long' | 'rights' | 'cookies' | 'mail',
    more: Partial<NoticePart>,
  ) => ({
    id,
    title: t(`privacy.part.${id}`),
    texts: [],
    facts: [],
    after: [],
    ...more,
  })
  const named = { vendor: vendor.name }
  return [
    part('who', {
      texts: [
        t('privacy.who.school'),
        t('privacy.who.vendor', named),
        ...(vendor.whole === vendor.name ? [] : [vendor.whole]),
      ],
    }),
    part('what', {
      facts: kept.map(id => ({ id, name: t(`privacy.what.${id}`), text: t(`privacy.what.${id}_text`) })),
    }),
    part('law', { texts: [t('privacy.law.gdpr'), t('privacy.law.pipl'), t('privacy.law.children')] }),
    part('others', {
      texts: [t('privacy.others.text', named)],
      facts: others,
      after: [t('privacy.others.abroad', named)],
    }),
    part('long', {
      facts: spans.map(id => ({ id, name: t(`privacy.long.${id}`), text: t(`privacy.long.${id}_text`) })),
    }),
    part('rights', {
      texts: [t('privacy.rights.text', named)],
      facts: rights.map(id => ({ id, name: t(`privacy.rights.${id}`), text: t(`privacy.rights.${id}_text`) })),
    }),
    part('cookies', {
      texts: [t('privacy.cookies.text')],
      facts: cookies.map(name => ({ id: name, name, text: t(`privacy.cookie.${name}`) })),
      technical: true,
      after: [t('privacy.cookies.storage')],
    }),
    part('mail', { texts: [t('privacy.mail.text')] }),
  ]
}
