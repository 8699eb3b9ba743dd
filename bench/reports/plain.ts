import { join } from 'node:path'
import pdfmake from 'pdfmake'
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { fontFolder } from '#tenants/brand/print-fonts.server.ts'
import type { Block, Words } from '#workers/reports/document.ts'
import { sampleReport } from '#workers/reports/sample.ts'
import { answerQuestions } from '../part.ts'
import type { PdfmakeRound } from './reports.ts'

/** The same report by pdfmake: the same words, pictures, drawings and fonts; what it cannot do (tags, languages) is left out. */
export async function run(): Promise<void> {
  const font = (name: string, file: string) => ({
    normal: join(fontFolder(name, 400), `${file}_400Regular.ttf`),
    bold: join(fontFolder(name, 700), `${file}_700Bold.ttf`),
  })
  pdfmake.setFonts({ Nunito: font('nunito', 'Nunito'), Han: font('noto-sans-sc', 'NotoSansSC') })
  pdfmake.setLocalAccessPolicy(path => path.endsWith('.ttf'))
  pdfmake.setUrlAccessPolicy(() => false)
  await answerQuestions<PdfmakeRound, { cpuMs: number; bytes: number }>(async ({ photos, documents }) => {
    const images = Object.fromEntries(
      photos.map((photo, each) => [`photo-${each}`, `data:image/jpeg;base64,${Buffer.from(photo).toString('base64')}`]),
    )
    const before = process.cpuUsage()
    let bytes = 0
    for (let each = 0; each < documents; each += 1)
      bytes = (await pdfmake.createPdf(definition(images)).getBuffer()).length
    const { user, system } = process.cpuUsage(before)
    return { cpuMs: (user + system) / 1000, bytes }
  })
}

function definition(images: Record<string, string>): TDocumentDefinitions {
  const report = sampleReport()
  const content: Content[] = [{ ...words(report.title), fontSize: 22, bold: true, margin: [0, 0, 0, 6] }]
  if (report.subtitle) content.push({ ...words(report.subtitle), fontSize: 12, margin: [0, 0, 0, 12] })
  let breaks = false
  for (const block of report.blocks) {
    if (block.kind === 'page-break') {
      breaks = true
      continue
    }
    const drawn = contentOf(block)
    content.push(breaks ? { stack: [drawn], pageBreak: 'before' } : drawn)
    breaks = false
  }
  return {
    pageSize: 'A4',
    pageMargins: [57, 90, 57, 62],
    info: { title: String(report.title), author: report.house.name },
    defaultStyle: { font: 'Nunito', fontSize: 10.5 },
    header: { text: report.house.name, bold: true, margin: [57, 40, 57, 0] },
    footer: (page, pages) => ({
      columns: [words(report.foot ?? ''), { text: `${page} / ${pages}`, alignment: 'right' }],
      fontSize: 8,
      margin: [57, 20],
    }),
    images,
    content,
  }
}

const words = (text: Words): { text: string; font?: string } =>
  typeof text === 'string' ? { text } : { text: text.text, font: 'Han' }

function contentOf(block: Block): Content {
  const space = { margin: [0, 0, 0, 10] as [number, number, number, number] }
  switch (block.kind) {
    case 'heading':
      return { ...words(block.text), fontSize: block.level === 2 ? 14 : 11.5, bold: true, margin: [0, 14, 0, 8] }
    case 'paragraph':
      return { ...words(block.text), ...space }
    case 'list':
      return { ul: block.items.map(words), ...space }
    case 'facts':
      return {
        table: { widths: [128, '*'], body: block.rows.map(({ label, value }) => [words(label), words(value)]) },
        layout: 'noBorders',
        ...space,
      }
    case 'table':
      return {
        table: {
          headerRows: 1,
          widths: block.columns.map(({ share }) => (share ? '*' : 'auto')),
          body: [
            block.columns.map(({ label }) => ({ ...words(label), bold: true })),
            ...block.rows.map(row =>
              row.map(cell => (typeof cell === 'object' && 'svg' in cell ? { svg: cell.svg } : words(cell))),
            ),
          ],
        },
        layout: 'lightHorizontalLines',
        ...space,
      }
    case 'chart':
      return { stack: [{ svg: block.svg, width: 481 }, words(block.caption ?? '')], ...space }
    case 'photos':
      return {
        columns: block.photos.map(({ picture, caption }) => ({
          stack: [
            { image: picture, cover: { width: 153, height: 113 } },
            { ...words(caption ?? ''), fontSize: 8.5 },
          ],
        })),
        columnGap: 11,
        ...space,
      }
    case 'note':
      return {
        table: {
          widths: ['*'],
          body: [[{ stack: [{ ...words(block.title ?? ''), bold: true }, words(block.text)], fillColor: '#d9f5e6' }]],
        },
        layout: 'noBorders',
        ...space,
      }
    case 'signatures':
      return {
        columns: block.lines.map(({ label, name, date }) => ({
          stack: [
            { columns: [words(name ?? ' '), { ...words(date ?? ' '), alignment: 'right' }] },
            { canvas: [{ type: 'line', x1: 0, y1: 0, x2: 220, y2: 0 }] },
            { ...words(label), fontSize: 8.5 },
          ],
        })),
        columnGap: 34,
      }
    default:
      throw new Error(`The sample has no ${block.kind}.`)
  }
}
