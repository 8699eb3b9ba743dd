import { and, eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { courtOrders } from '#db/schema/children.ts'
import type { School } from '../school.server.ts'
import { sealFor } from '../vault.server.ts'

const place = (rowId: string) => ({ table: 'court_orders', column: 'note_sealed', rowId })

/**
 * What was ordered about a child's guardians, in the office's words, by the guardian's member id. Empty for guardians and for
 * staff of other classes, who are not shown these rows.
 */
export async function courtOrdersOf(school: School, childId: string): Promise<Map<string, string>> {
  const rows = await school.read(q => q.select().from(courtOrders).where(eq(courtOrders.childId, childId)))
  if (rows.length === 0) return new Map()
  const sealer = await sealFor(school, 'health')
  return new Map(
    await Promise.all(
      rows.map(
        async ({ id, memberId, noteSealed }): Promise<[string, string]> => [
          memberId,
          await sealer.open(place(id), noteSealed),
        ],
      ),
    ),
  )
}

/**
 * Keeps what was ordered about a guardian and a child instead of what was kept before; without a note nothing is kept.
 * @throws Problem not_found (child or guardian; also for whoever is not of the office)
 */
export async function keepCourtOrder(
  school: School,
  childId: string,
  memberId: string,
  note: string | undefined,
): Promise<void> {
  if ((await courtOrdersOf(school, childId)).get(memberId) === note) return
  const sealer = await sealFor(school, 'health')
  const id = uuidv7()
  await school.write(async tx => {
    await tx.delete(courtOrders).where(and(eq(courtOrders.childId, childId), eq(courtOrders.memberId, memberId)))
    if (!note) return
    const noteSealed = sealer.seal(place(id), note)
    await tx
      .insert(courtOrders)
      .values({ id, childId, memberId, noteSealed })
      .onConflictDoUpdate({
        target: [courtOrders.schoolId, courtOrders.childId, courtOrders.memberId],
        set: { id, noteSealed },
      })
  })
}
