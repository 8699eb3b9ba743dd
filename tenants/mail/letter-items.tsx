import { Link, Section, Text } from '@react-email/components'
import { MAIL_FONT, type PaperColours } from '../brand/email-colours.ts'

/** One of several things in a mail; the address is absolute. */
export interface LetterItem {
  title: string
  text?: string | undefined
  href: string
}

/** Several things, each leading to its page. */
export function LetterItems({ items, colours }: { items: readonly LetterItem[]; colours: PaperColours }) {
  const font = { fontFamily: MAIL_FONT }
  return items.map(item => (
    <Section key={item.href} style={{ padding: '14px 0', borderTop: `1px solid ${colours.line}` }}>
      <Link
        href={item.href}
        style={{ ...font, fontSize: 17, lineHeight: '24px', fontWeight: 700, color: colours.link }}
      >
        {item.title}
      </Link>
      {item.text && (
        <Text style={{ ...font, margin: '2px 0 0', fontSize: 14, lineHeight: '21px', color: colours.inkSoft }}>
          {item.text}
        </Text>
      )}
    </Section>
  ))
}
