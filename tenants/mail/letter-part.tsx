import { Heading, Img, Link, Section, Text } from '@react-email/components'
import { MAIL_FONT } from '../brand/email-colours.ts'
import type { LetterSection } from './branded.tsx'
import { LetterItems } from './letter-items.tsx'

/** What one of several schools says, in its colours and under its name, in the language its reader has there. */
export function LetterPart({ section: { head, heading, items, links } }: { section: LetterSection }) {
  const { colours, logo } = head
  const font = { fontFamily: MAIL_FONT }
  return (
    <Section
      lang={head.locale}
      style={{ margin: '8px 0 24px', padding: '16px 0 0', borderTop: `4px solid ${colours.brand}` }}
    >
      {/* The heading names the school already. */}
      {logo && <Img src={logo.src} height={32} width={Math.round((32 * logo.width) / logo.height)} alt="" />}
      <Heading
        as="h2"
        style={{
          ...font,
          margin: logo ? '8px 0 12px' : '0 0 12px',
          fontSize: 18,
          lineHeight: '26px',
          color: colours.ink,
        }}
      >
        {heading}
      </Heading>
      <LetterItems items={items} colours={colours} />
      {links.map(link => (
        <Text key={link.href} style={{ ...font, margin: '6px 0 0', fontSize: 14, lineHeight: '21px' }}>
          <Link href={link.href} style={{ color: colours.inkSoft, textDecoration: 'underline' }}>
            {link.label}
          </Link>
        </Text>
      ))}
    </Section>
  )
}
