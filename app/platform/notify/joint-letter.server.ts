import type { Letter, Letterhead, LetterSection } from '#tenants/mail/branded.tsx'
import type { Translate } from '../i18n/translate.ts'
import type { MailedItem, MailLinks } from './letter.server.ts'

/** What one school says in a mail of several, in the language that its reader has there. */
export interface SchoolNews {
  head: Letterhead
  items: readonly MailedItem[]
  t: Translate
  links: MailLinks
}

/** One mail for the digests of several schools. The first sends it: the words around the sections are in its language. */
export function jointLetter(sender: SchoolNews, others: readonly SchoolNews[]): Letter {
  const { t, head, links } = sender
  const all = [sender, ...others]
  const count = all.flatMap(({ items }) => items).length
  const schools = new Intl.ListFormat(head.locale).format(new Set(all.map(each => each.head.name)))
  return {
    subject: t('notify.mail.joint_subject', { count, schools }),
    heading: t('notify.mail.joint_heading'),
    paragraphs: [t('notify.mail.intro', { count })],
    sections: all.map(sectionOf),
    footnote: t('notify.mail.joint_why', { schools }),
    links: [{ label: t('notify.mail.joint_settings'), href: `${links.origin}/notifications/settings` }],
  }
}

function sectionOf({ head, items, t, links }: SchoolNews): LetterSection {
  return {
    head,
    heading: t('notify.mail.heading', { school: head.name }),
    items: items.map(({ text: { title, text, href } }) => ({ title, text, href: links.origin + href })),
    links: [
      { label: t('notify.mail.all'), href: `${links.origin}/notifications` },
      { label: t('notify.mail.stop_school', { school: head.name }), href: links.unsubscribe(null) },
    ],
  }
}
