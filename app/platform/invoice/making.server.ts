import { runTransaction } from '#db/client.server.ts'
import { invoiceFiles } from '#db/schema/invoices.ts'
import { ownersOf } from '#tenants/billing/standing.server.ts'
import { invoiceById, invoiceFile } from '#tenants/billing/transfer/ledger.server.ts'
import { defaultColour } from '#tenants/brand/brand.server.ts'
import { makeTheme } from '#tenants/brand/theme.ts'
import type { School } from '#tenants/school.server.ts'
import type { JobContext } from '#workers/job.ts'
import { makePdf } from '#workers/reports/make-pdf.server.ts'
import { paperLook } from '#workers/reports/paper-look.ts'
import { catalogueOf } from '../i18n/catalogue.server.ts'
import { translator } from '../i18n/translate.ts'
import { invoiceSheet } from './sheet.ts'
import { vendorMark } from './vendor-mark.ts'

/** Makes an invoice's PDF on the vendor's paper, in the language that it was issued in, once; its owners' open pages are told. */
export async function makeInvoiceFile(
  school: School,
  { invoiceId }: { invoiceId: string },
  { signal }: Pick<JobContext, 'signal'>,
): Promise<void> {
  const [{ invoice, corrected }, { bytes }] = await school.read(async q =>
    Promise.all([invoiceById(q, invoiceId), invoiceFile(q, invoiceId)]),
  )
  if (bytes) return
  const { locale } = invoice
  const { house } = paperLook(makeTheme({ brand: defaultColour, corner: 'soft', font: 'nunito' }))
  const paper = { house: { name: 'Cubby', logo: 'mark', ...house }, locale, t: translator(locale, catalogueOf(locale)) }
  const document = invoiceSheet({ invoice, corrects: corrected?.number ?? null }, paper)
  const pdf = await makePdf(document, new Map([['mark', vendorMark]]), { signal })
  await runTransaction('platform', { readOnly: false }, q =>
    q
      .insert(invoiceFiles)
      .values({ invoiceId, schoolId: school.id, bytes: Buffer.from(pdf) })
      .onConflictDoNothing(),
  )
  await school.write(async tx =>
    tx.announce('billing', invoiceId, { memberIds: (await ownersOf(tx)).map(({ id }) => id) }),
  )
}
