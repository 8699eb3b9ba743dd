import { groupedJoinCode } from '#tenants/identity/join-code.ts'
import type { JoinCode } from '#tenants/identity/join-codes.server.ts'
import type { PaperDocument } from '#workers/reports/document.ts'
import type { Locale } from '../i18n/translate.ts'
import type { Paper } from '../made-file/paper.ts'
import { qrDrawing } from '../qr-drawing.ts'

/**
 * A sheet to print and cut: eight cards a page, one for each guardian of each child, with a QR code that opens
 * `<origin>/join/<code>`.
 * @param origin scheme, host and port of the school's site
 */
export function joinSheet(codes: readonly JoinCode[], origin: string, { house, locale }: Paper): PaperDocument {
  const text = words[locale]
  return {
    title: text.title,
    lang: locale,
    house,
    foot: text.foot,
    blocks: [
      {
        kind: 'cards',
        cards: codes.map(code => ({
          title: code.childName,
          subtitle: text.guardian(code.guardianNumber),
          svg: qrDrawing(`${origin}/join/${groupedJoinCode(code.code)}`),
          alt: text.alt(`${new URL(origin).host}/join/${groupedJoinCode(code.code)}`),
          lines: [
            { text: text.or },
            { text: `${new URL(origin).host}/join` },
            { text: groupedJoinCode(code.code), strong: true },
          ],
          foot: text.once(code.expiresAt),
        })),
      },
    ],
  }
}

/** What the file is saved as. */
export const sheetName = (locale: Locale, of: string): string =>
  locale === 'en' ? `Join codes ${of}.pdf` : `${of}加入码.pdf`

const date = (locale: string, day: Date) =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(day)
const words = {
  en: {
    title: 'Join codes',
    foot: 'To cut out. One card for each guardian.',
    guardian: (number: number) => `Guardian ${number}`,
    alt: (address: string) => `QR code for ${address}`,
    or: 'Scan, or open this address and type:',
    once: (until: Date) =>
      `For one person, works once, until ${date('en', until)}. Please do not pass it on or post it.`,
  },
  'zh-Hans': {
    title: '加入码',
    foot: '请沿虚线剪开，每位监护人一张。',
    guardian: (number: number) => `监护人 ${number}`,
    alt: (address: string) => `二维码：${address}`,
    or: '扫码，或打开以下网址并输入：',
    once: (until: Date) => `仅供一人使用一次，有效期至${date('zh-Hans', until)}。请勿转发或公开。`,
  },
}
