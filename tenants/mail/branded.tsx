import {
  Body,
  Button,
  Container,
  Head,
  Heading,
  Hr,
  Html,
  Img,
  Link,
  Preview,
  Section,
  Text,
} from '@react-email/components'
import { render } from '@react-email/render'
import { MAIL_FONT, type PaperColours } from '../brand/email-colours.ts'
import { type LetterItem, LetterItems } from './letter-items.tsx'
import { LetterPart } from './letter-part.tsx'

/** Whose mail it is, and in which language. */
export interface Letterhead {
  /** The school's name, or Cubby's for mails about the vendor's own sites. */
  name: string
  /** The school that writes; none for the vendor. */
  schoolId?: string
  locale: 'en' | 'zh-Hans'
  colours: PaperColours
  /** Absolute; shown at 48 pixels' height. */
  logo: { src: string; width: number; height: number } | null
  /** Start page, absolute. */
  href: string
}

/** What a mail says, free of markup: every text is text. */
export interface Letter {
  subject: string
  heading: string
  paragraphs: readonly string[]
  /** A code to be typed, shown large. */
  code?: string
  button?: { label: string; href: string }
  /** Several things in one mail, each leading to its page; absolute addresses. */
  items?: readonly LetterItem[]
  /** What several schools say in one mail, each under its own name and colours. */
  sections?: readonly LetterSection[]
  /** Small print under the line, e.g. why one gets it. */
  footnote?: string
  /** Under the small print: how to get fewer mails; absolute addresses. */
  links?: readonly { label: string; href: string }[]
}

/** One school's part of a mail of several. */
export interface LetterSection {
  head: Letterhead
  /** Names the school: what follows is said by it and not by the sender. */
  heading: string
  items: readonly LetterItem[]
  /** Absolute addresses: to all of it, and to an end of it. */
  links: readonly { label: string; href: string }[]
}

/** Renders a letter in the school's colours, with a plain text of the same content. */
export async function renderLetter(
  head: Letterhead,
  letter: Letter,
): Promise<{ subject: string; html: string; text: string }> {
  return {
    subject: letter.subject,
    html: await render(<BrandedLetter head={head} letter={letter} />),
    text: plainText(head, letter),
  }
}

function BrandedLetter({ head, letter }: { head: Letterhead; letter: Letter }) {
  const { colours } = head
  const font = { fontFamily: MAIL_FONT }
  return (
    <Html lang={head.locale}>
      <Head>
        <meta name="color-scheme" content="light" />
      </Head>
      <Preview>{letter.paragraphs[0] ?? letter.heading}</Preview>
      <Body style={{ ...font, margin: 0, padding: '24px 12px', backgroundColor: colours.page, color: colours.ink }}>
        <Container style={{ maxWidth: 560, margin: '0 auto' }}>
          <Section style={{ padding: '0 8px 16px' }}>
            {head.logo ? (
              <Img
                src={head.logo.src}
                height={48}
                width={Math.round((48 * head.logo.width) / head.logo.height)}
                alt={head.name}
              />
            ) : (
              <Text style={{ ...font, margin: 0, fontSize: 18, fontWeight: 700, color: colours.ink }}>{head.name}</Text>
            )}
          </Section>
          <Section
            style={{
              padding: '28px 28px 24px',
              backgroundColor: colours.card,
              borderRadius: 16,
              borderTop: `4px solid ${colours.brand}`,
            }}
          >
            <Heading
              as="h1"
              style={{ ...font, margin: '0 0 16px', fontSize: 22, lineHeight: '30px', color: colours.ink }}
            >
              {letter.heading}
            </Heading>
            {letter.paragraphs.map(paragraph => (
              <Text
                key={paragraph}
                style={{ ...font, margin: '0 0 16px', fontSize: 16, lineHeight: '25px', color: colours.ink }}
              >
                {paragraph}
              </Text>
            ))}
            {letter.code && (
              <Text
                style={{
                  ...font,
                  margin: '8px 0 20px',
                  padding: '14px 0',
                  borderRadius: 12,
                  textAlign: 'center',
                  fontSize: 32,
                  lineHeight: '40px',
                  fontWeight: 700,
                  letterSpacing: 8,
                  color: colours.onBrandSoft,
                  backgroundColor: colours.brandSoft,
                }}
              >
                {letter.code}
              </Text>
            )}
            {letter.items && <LetterItems items={letter.items} colours={colours} />}
            {letter.sections?.map(section => (
              <LetterPart key={section.links.map(({ href }) => href).join(' ')} section={section} />
            ))}
            {letter.button && (
              <Button
                href={letter.button.href}
                style={{
                  ...font,
                  display: 'inline-block',
                  margin: '4px 0 20px',
                  padding: '13px 24px',
                  borderRadius: 12,
                  fontSize: 16,
                  fontWeight: 700,
                  color: colours.onBrand,
                  backgroundColor: colours.brand,
                  textDecoration: 'none',
                }}
              >
                {letter.button.label}
              </Button>
            )}
            {letter.footnote && (
              <>
                <Hr style={{ margin: '8px 0 14px', borderColor: colours.line }} />
                <Text style={{ ...font, margin: 0, fontSize: 13, lineHeight: '20px', color: colours.inkSoft }}>
                  {letter.footnote}
                </Text>
                {letter.links?.map(link => (
                  <Text key={link.href} style={{ ...font, margin: '6px 0 0', fontSize: 13, lineHeight: '20px' }}>
                    <Link href={link.href} style={{ color: colours.inkSoft, textDecoration: 'underline' }}>
                      {link.label}
                    </Link>
                  </Text>
                ))}
              </>
            )}
          </Section>
          <Text style={{ ...font, margin: '16px 8px 0', fontSize: 13, lineHeight: '20px', color: colours.inkSoft }}>
            {head.name} · {new URL(head.href).host}
          </Text>
        </Container>
      </Body>
    </Html>
  )
}

function plainText(head: Letterhead, letter: Letter): string {
  const button = letter.button ? `${letter.button.label}:\n${letter.button.href}` : undefined
  const parts = [
    letter.heading,
    ...letter.paragraphs,
    letter.code,
    ...itemLines(letter.items),
    ...(letter.sections ?? []).flatMap(({ heading, items, links }) => [
      `== ${heading} ==`,
      ...itemLines(items),
      ...linkLines(links),
    ]),
    button,
    letter.footnote && `--\n${letter.footnote}`,
    ...linkLines(letter.links),
    `${head.name}\n${head.href}`,
  ]
  return `${parts.filter(Boolean).join('\n\n')}\n`
}

const itemLines = (items: readonly LetterItem[] = []) =>
  items.map(({ title, text, href }) => [title, text, href].filter(Boolean).join('\n'))
const linkLines = (links: Letter['links'] = []) => links.map(({ label, href }) => `${label}:\n${href}`)
