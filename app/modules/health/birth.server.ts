import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { Queries } from '#db/client.server.ts'
import { healthRecords } from '#db/schema/health.ts'
import { memberOf } from '#tenants/actor.ts'
import type { School } from '#tenants/school.server.ts'
import { type Sealer, sealFor } from '#tenants/vault.server.ts'
import { assertMayEnter } from './conditions.server.ts'
import type { BirthInput } from './measurement-forms.ts'

/** By what a child's growth is judged. */
export interface Birth {
  sex: 'female' | 'male'
  /** Completed weeks of the pregnancy and days beyond; null where nobody said, which counts as born in time. */
  weeks: number | null
  days: number
}

const field = (rowId: string) => ({ table: 'health_records', column: 'birth_sealed', rowId })

/** What is known of a child's birth, as a row of the reader's transaction; opened by `openBirth`. */
export const birthRow = async (q: Pick<Queries, 'select'>, childId: string) =>
  (await q.select().from(healthRecords).where(eq(healthRecords.childId, childId)))[0] ?? null

/** @throws VaultRefused, KeyDestroyed */
export const openBirth = async (
  sealer: Sealer,
  row: { id: string; birthSealed: string } | null,
): Promise<Birth | null> => (row ? JSON.parse(await sealer.open(field(row.id), row.birthSealed)) : null)

/** Writes a child's sex and how early it was born, over what was known. @throws Problem not_found */
export async function saveBirth(school: School, childId: string, { sex, weeks, days }: BirthInput): Promise<void> {
  const sealer = await sealFor(school, 'health')
  const birth: Birth = { sex, weeks: weeks ?? null, days: days ?? 0 }
  const writtenBy = memberOf(school.actor)
  await school.write(async tx => {
    await assertMayEnter(tx, school, childId)
    const id = uuidv7()
    await tx
      .insert(healthRecords)
      .values({ id, childId, birthSealed: sealer.seal(field(id), JSON.stringify(birth)), writtenBy })
      .onConflictDoNothing()
    const row = await birthRow(tx, childId)
    if (!row || row.id === id) return
    await tx
      .update(healthRecords)
      .set({ birthSealed: sealer.seal(field(row.id), JSON.stringify(birth)), writtenBy, writtenAt: new Date() })
      .where(eq(healthRecords.id, row.id))
  })
}
