import PDFDocument from 'pdfkit'
import { create as createQr } from 'qrcode'
import type { PaperColours } from '../brand/email-colours.ts'
import { groupedJoinCode } from './join-code.ts'
import type { JoinCode } from './join-codes.server.ts'
import { runsOf, type Weight } from './sheet-fonts.server.ts'

export interface JoinSheet {
  school: string
  locale: 'en' | 'zh-Hans'
  /** From `pdfColours(theme)`. */
  colours: PaperColours
  /** PNG or JPEG, drawn at most 22 points high. */
  logo: Buffer | null
  /** Scheme, host and port of the school's site. */
  origin: string
  codes: readonly JoinCode[]
}

/**
 * A sheet to print and cut: eight cards a page, one for each guardian of each child, with a QR code that opens
 * `<origin>/join/<code>`. A4, black codes on white paper; only the characters that occur are embedded.
 * @returns the PDF's bytes
 */
export async function joinSheet(sheet: JoinSheet): Promise<Buffer> {
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    lang: sheet.locale === 'en' ? 'en' : 'zh-Hans',
    displayTitle: true,
    info: { Title: words[sheet.locale].title(sheet.school), Author: sheet.school },
  })
  const chunks: Buffer[] = []
  doc.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise<void>((resolve, reject) => doc.once('end', resolve).once('error', reject))
  for (const [each, code] of sheet.codes.entries()) {
    if (each % (columns * rows) === 0) doc.addPage()
    const column = each % columns
    const row = Math.floor(each / columns) % rows
    await drawCard(doc, sheet, code, margin + column * width, margin + row * height)
  }
  if (sheet.codes.length === 0) doc.addPage()
  doc.end()
  await ended
  return Buffer.concat(chunks)
}

const [columns, rows, margin] = [2, 4, 28]
const [pageWidth, pageHeight] = [595.28, 841.89]
const [width, height] = [(pageWidth - 2 * margin) / columns, (pageHeight - 2 * margin) / rows]
const inset = 14
const qrSide = 112

async function drawCard(
  doc: PDFKit.PDFDocument,
  sheet: JoinSheet,
  code: JoinCode,
  x: number,
  y: number,
): Promise<void> {
  const { colours, locale, school } = sheet
  const text = words[locale]
  doc.rect(x, y, width, height).dash(3, { space: 3 }).lineWidth(0.5).strokeColor(colours.line).stroke().undash()
  doc.rect(x + inset, y + inset, width - 2 * inset, 3).fill(colours.brand)
  const [left, top] = [x + inset, y + inset + 12]
  if (sheet.logo) doc.image(sheet.logo, left, top, { fit: [90, 22] })
  const nameLeft = sheet.logo ? left + 98 : left
  await write(doc, school, {
    x: nameLeft,
    y: top + 4,
    size: 11,
    weight: 700,
    colour: colours.ink,
    within: x + width - inset - nameLeft,
  })
  const right = left + qrSide + 12
  const within = x + width - inset - right
  drawQr(doc, `${sheet.origin}/join/${groupedJoinCode(code.code)}`, left, top + 32)
  await write(doc, code.childName, { x: right, y: top + 34, size: 15, weight: 700, colour: colours.ink, within })
  await write(doc, text.guardian(code.guardianNumber), {
    x: right,
    y: top + 56,
    size: 10,
    weight: 400,
    colour: colours.inkSoft,
    within,
  })
  await write(doc, text.or, { x: right, y: top + 82, size: 8, weight: 400, colour: colours.inkSoft, within })
  await write(doc, `${new URL(sheet.origin).host}/join`, {
    x: right,
    y: top + 94,
    size: 9,
    weight: 400,
    colour: colours.ink,
    within,
  })
  await write(doc, groupedJoinCode(code.code), {
    x: right,
    y: top + 112,
    size: 15,
    weight: 700,
    colour: '#000000',
    within,
  })
  await write(doc, text.once(code.expiresAt), {
    x: left,
    y: top + 150,
    size: 7.5,
    weight: 400,
    colour: colours.inkSoft,
    within: width - 2 * inset,
  })
}

/** Modules as one path, so that no reader blurs them; black on white whatever the school's colours. */
function drawQr(doc: PDFKit.PDFDocument, address: string, x: number, y: number): void {
  const { modules } = createQr(address, { errorCorrectionLevel: 'M' })
  const unit = qrSide / modules.size
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (modules.get(row, column)) doc.rect(x + column * unit, y + row * unit, unit, unit)
    }
  }
  doc.fill('#000000')
}

interface Line {
  x: number
  y: number
  size: number
  weight: Weight
  colour: string
  /** Points it may be wide; longer text is set smaller, then cut. */
  within: number
}

async function write(doc: PDFKit.PDFDocument, text: string, line: Line): Promise<void> {
  const runs = await runsOf(text, line.weight)
  const widthAt = (size: number) =>
    runs.reduce((sum, run) => sum + fontOf(doc, run).fontSize(size).widthOfString(run.text), 0)
  const size = Math.max(line.size * 0.6, line.size * Math.min(1, line.within / widthAt(line.size)))
  doc.save()
  doc.rect(line.x, line.y - 2, line.within, line.size * 1.8).clip()
  let x = line.x
  for (const run of runs) {
    fontOf(doc, run).fontSize(size).fillColor(line.colour).text(run.text, x, line.y, { lineBreak: false })
    x += doc.widthOfString(run.text)
  }
  doc.restore()
}

function fontOf(doc: PDFKit.PDFDocument, run: { font: string; data: Buffer }): PDFKit.PDFDocument {
  return doc.registerFont(run.font, run.data).font(run.font)
}

const date = (locale: string, day: Date) =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(day)
const words = {
  en: {
    title: (school: string) => `Join codes of ${school}`,
    guardian: (number: number) => `Guardian ${number}`,
    or: 'Scan, or open this address and type:',
    once: (until: Date) =>
      `For one person, works once, until ${date('en', until)}. Please do not pass it on or post it.`,
  },
  'zh-Hans': {
    title: (school: string) => `${school}加入码`,
    guardian: (number: number) => `监护人 ${number}`,
    or: '扫码，或打开以下网址并输入：',
    once: (until: Date) => `仅供一人使用一次，有效期至${date('zh-Hans', until)}。请勿转发或公开。`,
  },
}
