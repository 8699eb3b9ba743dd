import { inArray } from 'drizzle-orm'
import { kioskSignatures } from '#db/schema/attendance-signatures.ts'
import type { School } from '#tenants/school.server.ts'
import { sealFor } from '#tenants/vault.server.ts'

const place = (markId: string) => ({ table: 'kiosk_signatures', column: 'drawing_sealed', rowId: markId })

/** Keeps what was drawn for a mark, sealed; a second drawing for the same mark changes nothing. For a school acting as itself. */
export async function keepSignature(
  inside: School,
  { markId, childId, signature }: { markId: string; childId: string; signature: string },
): Promise<void> {
  const drawingSealed = (await sealFor(inside, 'contact')).seal(place(markId), signature)
  await inside.write(tx => tx.insert(kioskSignatures).values({ markId, childId, drawingSealed }).onConflictDoNothing())
}

/** What was drawn, as SVG paths by the mark's id; for staff, whom alone the database shows it to. */
export async function signaturesOf(school: School, marks: readonly { id: string }[]): Promise<Map<string, string>> {
  if (marks.length === 0) return new Map()
  const ids = marks.map(({ id }) => id)
  const rows = await school.read(q => q.select().from(kioskSignatures).where(inArray(kioskSignatures.markId, ids)))
  if (rows.length === 0) return new Map()
  const sealer = await sealFor(school, 'contact')
  return new Map(
    await Promise.all(
      rows.map(
        async ({ markId, drawingSealed }): Promise<[string, string]> => [
          markId,
          await sealer.open(place(markId), drawingSealed),
        ],
      ),
    ),
  )
}
