import type { NotificationText } from '#app/platform/notification-text.ts'
import type { Letter } from '#tenants/mail/branded.tsx'
import { kindNameKey } from '#tenants/notifications/kinds.ts'
import type { MessageKey, Translate } from '../i18n/translate.ts'

/** One item of a mail, in its reader's words. */
export interface MailedItem {
  kind: string
  urgent: boolean
  text: NotificationText
}

/** Where a mail leads: the school's origin, and the address that ends mails about a kind or (null) about all. */
export interface MailLinks {
  origin: string
  unsubscribe: (kind: string | null) => string
}

/** One item is the mail itself; several stand in it as a list. */
export function letterAbout(items: readonly MailedItem[], schoolName: string, t: Translate, links: MailLinks): Letter {
  const small = { footnote: t('notify.mail.why', { school: schoolName }), links: fewerMails(items, t, links) }
  const [only] = items
  if (only && items.length === 1) {
    const { title, text, href } = only.text
    return {
      subject: only.urgent ? t('notify.mail.urgent', { title }) : title,
      heading: title,
      paragraphs: text ? [text] : [],
      button: { label: t('notify.mail.open'), href: links.origin + href },
      ...small,
    }
  }
  return {
    subject: t('notify.mail.subject', { count: items.length, school: schoolName }),
    heading: t('notify.mail.heading', { school: schoolName }),
    paragraphs: [t('notify.mail.intro', { count: items.length })],
    items: items.map(({ text: { title, text, href } }) => ({ title, text, href: links.origin + href })),
    button: { label: t('notify.mail.all'), href: `${links.origin}/notifications` },
    ...small,
  }
}

/** Urgent mails come whatever one has chosen, so they offer the settings alone. */
function fewerMails(items: readonly MailedItem[], t: Translate, { origin, unsubscribe }: MailLinks) {
  const kinds = [...new Set(items.filter(({ urgent }) => !urgent).map(({ kind }) => kind))]
  return [
    ...kinds.map(kind => ({
      label: t('notify.mail.stop', { kind: t(kindNameKey(kind) as MessageKey) }),
      href: unsubscribe(kind),
    })),
    { label: t('notify.mail.settings'), href: `${origin}/notifications/settings` },
  ]
}
