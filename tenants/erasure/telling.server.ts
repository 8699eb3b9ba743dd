import { and, eq } from 'drizzle-orm'
import { runTransaction } from '#db/client.server.ts'
import { schoolErasures } from '#db/schema/erasures.ts'
import { nameHolds } from '#db/schema/platform.ts'
import { longDay } from '../billing/telling.server.ts'
import { environment } from '../config.server.ts'
import { certificates } from '../domains/certificates.server.ts'
import { releaseCertificate } from '../domains/certifying.server.ts'
import { objectStore } from '../files/store.server.ts'
import { openPlatformText, sealPlatformText } from '../identity/vault.server.ts'
import { renderLetter } from '../mail/branded.tsx'
import { vendorLetterhead } from '../mail/letterhead.server.ts'
import { sendMail } from '../mail/mail.server.ts'
import { type FormerOwner, ownersPlace } from './beginning.server.ts'
import type { Erasure } from './erasing.server.ts'
import { ledgerKey } from './ledger.ts'
import { proofLetter } from './letters.ts'
import { type Proof, proofFileName, rowsIn } from './proof.ts'

/**
 * What follows an erasure: certificates of its domains are given up, the proof is put beside the database, and each former owner gets it once. Their
 * addresses go with the letters.
 * @throws Error when a certificate's maker or the mail server could not be reached; the next run goes on
 */
export async function tellProof({ schoolId }: Pick<Erasure, 'schoolId'>): Promise<void> {
  const [erasure] = await runTransaction('platform', { readOnly: true }, q =>
    q.select().from(schoolErasures).where(eq(schoolErasures.schoolId, schoolId)),
  )
  if (!erasure?.document || !erasure.hash) throw new Error('There is no proof to tell of.')
  await releaseDomains(schoolId)
  await (await objectStore()).put(ledgerKey(schoolId), Buffer.from(erasure.document, 'utf8'))
  const place = ownersPlace(schoolId)
  let waiting = erasure.ownersSealed
    ? (JSON.parse((await openPlatformText(place, erasure.ownersSealed)).toString('utf8')) as FormerOwner[])
    : []
  while (waiting.length > 0) {
    const [owner, ...others] = waiting
    if (owner) await writeTo(owner, { document: erasure.document, hash: erasure.hash })
    waiting = others
    await note(schoolId, { ownersSealed: await sealPlatformText(place, JSON.stringify(others)) })
  }
  await note(schoolId, { ownersSealed: null, ownerIds: [], toldAt: new Date() })
}

async function writeTo(
  { email, locale }: FormerOwner,
  { document, hash }: { document: string; hash: string },
): Promise<void> {
  const proof = JSON.parse(document) as Proof
  const number = (n: number) => new Intl.NumberFormat(locale).format(n)
  const filename = proofFileName(proof.school.slug)
  const until = proof.kept.find(({ what }) => what === 'invoices')?.until ?? null
  const letter = proofLetter(locale, {
    ...{ school: proof.school.name, day: longDay(locale, proof.erasedAt.slice(0, 10)), hash, fileName: filename },
    rows: number(rowsIn(proof.rows)),
    tables: Object.keys(proof.rows).length,
    ...{ files: number(proof.files), people: number(proof.people) },
    size: `${number(Math.ceil(proof.bytes / 1e6))} MB`,
    invoicesUntil: until && longDay(locale, until),
  })
  const mail = await renderLetter(vendorLetterhead(locale, environment().ROOT_DOMAIN), letter)
  const attachments = [{ filename, content: document, contentType: 'application/json' }]
  await sendMail({ ...mail, to: email, fromName: 'Cubby', attachments })
}

async function releaseDomains(schoolId: string): Promise<void> {
  const vendor = certificates()
  if (!vendor) return
  const held = await runTransaction('platform', { readOnly: true }, q =>
    q
      .select({ id: nameHolds.id })
      .from(nameHolds)
      .where(and(eq(nameHolds.schoolId, schoolId), eq(nameHolds.kind, 'domain'))),
  )
  for (const { id } of held)
    if (!(await releaseCertificate(id, vendor)).done) throw new Error('A certificate could not be given up.')
}

const note = async (schoolId: string, change: Partial<typeof schoolErasures.$inferInsert>): Promise<void> => {
  await runTransaction('platform', { readOnly: false }, q =>
    q.update(schoolErasures).set(change).where(eq(schoolErasures.schoolId, schoolId)),
  )
}
