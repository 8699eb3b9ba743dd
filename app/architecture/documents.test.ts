import sharp from 'sharp'
import { afterAll, expect, test } from 'vitest'
import { yearbook } from '#app/modules/albums/yearbook.ts'
import { registerSheet as monthSheet } from '#app/modules/attendance/register-sheet.ts'
import { incidentSheet } from '#app/modules/health/incident-sheet.ts'
import { registerSheet } from '#app/modules/health/registers-sheet.ts'
import { recordSheet } from '#app/modules/notices/record-sheet.ts'
import { reportSheet } from '#app/modules/reports/report-sheet.ts'
import type { Attachment } from '#app/platform/attachments/attachment.ts'
import { catalogueOf } from '#app/platform/i18n/catalogue.server.ts'
import { locales, translator } from '#app/platform/i18n/translate.ts'
import { invoiceSheet } from '#app/platform/invoice/sheet.ts'
import { joinSheet } from '#app/platform/join-sheet/sheet.ts'
import type { Paper } from '#app/platform/made-file/paper.ts'
import type { Invoice } from '#tenants/billing/transfer/ledger.server.ts'
import type { PaperDocument } from '#workers/reports/document.ts'
import { endTypesetters, makePdf } from '#workers/reports/make-pdf.server.ts'
import { flat, readPdf } from '#workers/reports/read-pdf.ts'
import { sampleReport } from '#workers/reports/sample.ts'
import { faultsOf } from '#workers/reports/structure.ts'
import { sources } from './sources.ts'

afterAll(endTypesetters)

const at = '2026-10-05T09:30:00Z'
const drawn = { way: 'drawn', mark: 'M10 10L90 90' } as const
const child = { id: 'c', name: 'Mina Test', shortName: 'Mina', photoId: null }
const photoOf = (mediaId: string) => ({ mediaId, caption: 'Frogspawn', wide: true })
const [, chart] = sampleReport().blocks.flatMap(block => (block.kind === 'chart' ? [block] : []))
const photo: Attachment = {
  ...{ mediaId: 'one', kind: 'photo', state: 'ready', failure: null, name: null, bytes: 9, mime: 'image/webp' },
  ...{ width: 4, height: 3, sizes: [], placeholder: undefined, durationMs: null, peaks: [] },
}
const span = { from: '2027-03-01', until: '2028-03-01' }
const sampleInvoice: Invoice = {
  ...{ id: 'i', schoolId: 's', kind: 'invoice', year: 2027, sequence: 123, number: '2027-000123', cause: 'renewal' },
  ...{ orderId: null, corrects: null, currency: 'EUR', net: 36_375, taxKind: 'reverse_charge', taxRate: 0, tax: 0 },
  ...{ total: 36_375, paid: 0, credited: 0, issuedOn: '2027-03-01', dueOn: '2027-03-15', locale: 'en' },
  ...{ periodStart: span.from, periodEnd: span.until, createdAt: new Date(at) },
  lines: [
    { key: 'extra', values: { from: '2026-05-01', until: '2026-06-01' }, quantity: 5, unit: 75, amount: 375 },
    { key: 'plan', values: { plan: 'basic', interval: 'year', ...span }, quantity: 40, unit: 900, amount: 36_000 },
    {
      key: 'upgrade',
      values: { plan: 'plus', before: 'basic', left: 184, of: 365, ...span },
      quantity: 0,
      unit: 9,
      amount: 0,
    },
    { key: 'unused', values: { plan: 'basic', left: 3, of: 31, ...span }, quantity: 0, unit: -9, amount: 0 },
    { key: 'credit', values: { number: '2026-000001', reason: '退款' }, quantity: 1, unit: 0, amount: 0 },
  ],
  buyer: {
    name: 'Kita 青禾 gGmbH',
    address: ['Weg 1', '1010 Wien'],
    country: 'AT',
    taxId: 'ATU12345678',
    reference: 'PO 7',
  },
  seller: {
    ...{ name: 'Cubby GmbH', address: ['Am Park 1', '10115 Berlin'], country: 'DE', taxId: 'DE123456789' },
    bank: { holder: 'Cubby GmbH', account: 'DE89 3704 0044 0532 0130 00', bank: 'COBADEFFXXX' },
  },
}
const names = Array.from({ length: 60 }, (_, each) => `Child ${each + 1}`)

/** Each kind of document with everything in it that it can have, by the file that describes it; its pictures are called `one` and `cover`. */
const documents: Record<string, (paper: Paper) => PaperDocument> = {
  'app/modules/albums/yearbook.ts': paper =>
    yearbook(
      {
        childName: 'Mina',
        className: 'Bees',
        year: { name: '2026/27', startsOn: '2026-08-01', endsOn: '2027-07-31' },
        total: 3,
        months: ['2026-09', '2026-10'].map(month => ({
          month,
          albums: [{ id: month, title: 'Pond walk', day: `${month}-03`, photos: [photoOf('one')] }],
        })),
      },
      paper,
    ),
  'app/modules/attendance/register-sheet.ts': paper =>
    monthSheet(
      {
        ...{ id: 'b', name: 'Bees', month: '2026-10', days: ['2026-10-05', '2026-10-06'] },
        rows: names.map(name => ({
          ...{ childId: name, name, cells: { '2026-10-05': 'here' as const, '2026-10-06': 'late' as const } },
          ...{ present: 2, late: 1, excused: 0, absent: 0, rate: 1 },
        })),
      },
      paper,
    ),
  'app/modules/health/incident-sheet.ts': paper =>
    incidentSheet(
      {
        ...{ id: 'i', child, day: '2026-10-05', state: 'approved', version: 1, tellNow: true, told: true },
        author: { id: 't', name: 'Ines Adler' },
        report: {
          ...{ time: '14:05', kind: 'bump', place: 'yard', placeWords: null, what: 'Ran into the swing.' },
          ...{ regions: ['front.forehead'], firstAid: 'Cooled it.', firstAidBy: 'Ines Adler', seenBy: null },
          ...{ familyCalled: true, calledAt: '14:20', doctor: 'advised', others: null },
        },
        returned: null,
        approved: { by: 'Olga Office', at, hash: 'f'.repeat(64) },
        photos: [photo],
        addenda: [{ id: 'a', number: 1, words: 'Gone the next day.', by: 'Ines Adler', at, hash: 'e'.repeat(64) }],
        signatures: [{ id: 's', memberId: 'm', addenda: 1, name: 'Petra Test', at, hash: 'e'.repeat(64), ...drawn }],
      },
      paper,
      new Set(['one']),
    ),
  'app/modules/health/registers-sheet.ts': paper =>
    registerSheet(
      {
        ...{ class: { id: 'b', name: 'Bees' }, month: '2026-10', kind: 'k', title: 'Medication', text: 'By day.' },
        columns: [
          { id: 'name', label: 'Child', share: 0.4 },
          { id: 'dose', label: 'Dose' },
        ],
        rows: names.map(name => ({ id: name, cells: { name, dose: '5 ml' } })),
      },
      paper,
    ),
  'app/modules/notices/record-sheet.ts': paper =>
    recordSheet(
      {
        ...{ noticeId: 'n', title: 'A walk to the lake', level: 'sign' },
        versions: [
          {
            id: 'v',
            number: 1,
            title: 'A walk',
            body: 'We go.\n\n- boots',
            hash: 'f'.repeat(64),
            attachments: [],
            since: at,
          },
        ],
        answers: [
          { id: 'a', childName: 'Mina', signer: 'Petra', number: 1, hash: 'f'.repeat(64), at, ...drawn },
          { id: 'b', childName: 'Leo', signer: 'Li', number: 1, hash: 'f'.repeat(64), at, way: 'typed', mark: 'Li' },
        ],
        states: names.map(name => ({
          ...{ childId: name, name, photoId: null, done: false },
          guardians: [{ memberId: name, name: '李梅', may: true, readAt: at, answeredAt: null }],
        })),
      },
      paper,
    ),
  'app/modules/reports/report-sheet.ts': paper =>
    reportSheet(
      {
        ...{ id: 'r', child, className: 'Bees', versionId: 'v', number: 2, current: true, publishedAt: at },
        term: { id: 't', name: 'Autumn', startsOn: '2026-09-01', endsOn: '2026-12-20' },
        ...{ reason: 'A date.', hash: 'f'.repeat(64), versions: [], readers: [], maySign: false, open: false },
        sections: [
          {
            ...{ id: 's', title: 'Playing', words: { text: '玩耍', lang: 'zh-Hans' }, missing: 1 },
            sentences: (['records', 'teacher'] as const).map(by => ({
              ...{
                id: by,
                by,
                edited: false,
                quoted: false,
                records: [],
                text: 'Built a tower.',
                lang: 'en',
                other: null,
              },
            })),
            photos: [{ mediaId: 'one', shown: true, src: '/', width: 4, height: 3 }],
            charts: chart ? [{ svg: chart.svg, alt: chart.alt, records: [] }] : [],
          },
        ],
        answers: [{ id: 'a', memberId: 'm', signer: 'Petra', at, words: 'Thank you', number: 2, ...drawn }],
      },
      paper,
      new Set(['one']),
    ),
  'app/platform/invoice/sheet.ts': paper => invoiceSheet({ invoice: sampleInvoice, corrects: '2026-000001' }, paper),
  'app/platform/join-sheet/sheet.ts': paper =>
    joinSheet(
      names.map((childName, each) => ({
        ...{ childId: childName, childName, guardianNumber: 1, expiresAt: new Date(at) },
        code: `ABCDEFGH${10 + each}`,
      })),
      'https://sunrise.example',
      paper,
    ),
}

test('there is a sample of every document that is described anywhere', () => {
  const describing = sources().filter(({ path, text }) => path.startsWith('app/') && /\): PaperDocument\b/.test(text))
  expect(describing.map(({ path }) => path).toSorted()).toEqual(Object.keys(documents).toSorted())
})

const cases = Object.entries(documents).flatMap(([path, write]) => locales.map(locale => ({ path, locale, write })))

test.each(cases)('$path is read out as it stands there, in $locale', async ({ locale, write }) => {
  const { house } = sampleReport()
  const picture = await sharp({ create: { width: 800, height: 600, channels: 3, background: '#4a8' } })
    .webp()
    .toBuffer()
  const document = write({
    house,
    locale,
    t: translator(locale, catalogueOf(locale)),
    timeZone: 'Europe/Berlin',
    by: 'Ines Adler',
    madeAt: new Date(at),
  })
  const pdf = await readPdf(
    await makePdf(
      document,
      new Map([
        ['one', picture],
        ['cover', picture],
      ]),
    ),
  )
  expect(faultsOf(pdf)).toEqual([])
  expect(pdf.lang).toBe(locale === 'en' ? 'en' : 'zh-CN')
  // What the sample has is in the file, so that there was something to look at.
  const roles = flat(pdf.tags).map(({ role }) => role)
  const asked = document.blocks.map(({ kind }) => kind)
  if (asked.includes('table')) expect(roles).toContain('TH')
  if (asked.some(kind => kind === 'chart' || kind === 'photos' || kind === 'cards')) expect(roles).toContain('Figure')
})
