import { asc, eq, sql } from 'drizzle-orm'
import { portfolioTerms } from '#db/schema/portfolio-progress.ts'
import { found, Problem } from '#tenants/problem.ts'
import type { School } from '#tenants/school.server.ts'
import { mostTerms } from './limits.ts'

/** An area of the school's own framework with its goals, retired ones too. */
export interface OwnTerm {
  id: string
  name: string
  retired: boolean
}
export interface OwnArea extends OwnTerm {
  goals: OwnTerm[]
}

/** The school's own framework in its order. */
export async function ownFramework(school: School): Promise<OwnArea[]> {
  const rows = await school.read(q =>
    q.select().from(portfolioTerms).orderBy(asc(portfolioTerms.place), asc(portfolioTerms.id)),
  )
  const term = ({ id, name, retiredAt }: (typeof rows)[number]): OwnTerm => ({ id, name, retired: retiredAt !== null })
  return rows
    .filter(({ areaId }) => areaId === null)
    .map(area => ({ ...term(area), goals: rows.filter(({ areaId }) => areaId === area.id).map(term) }))
}

/**
 * Adds an area, or a goal to one; the same id twice is one.
 * @throws Problem not_found for an area that is none, conflict when there are too many
 */
export async function addTerm(school: School, id: string, name: string, areaId: string | undefined): Promise<void> {
  await school.write(async tx => {
    if (areaId) {
      const [area] = await tx.select().from(portfolioTerms).where(eq(portfolioTerms.id, areaId))
      // Goals have none of their own.
      if (found(area).areaId !== null) throw new Problem('not_found', 'area')
    }
    const [counted] = await tx
      .select({ terms: sql<number>`count(*)::int`, last: sql<number>`coalesce(max(${portfolioTerms.place}), 0)` })
      .from(portfolioTerms)
    if ((counted?.terms ?? 0) >= mostTerms) throw new Problem('conflict', 'too many terms')
    await tx
      .insert(portfolioTerms)
      .values({ id, name, areaId: areaId ?? null, place: (counted?.last ?? 0) + 1 })
      .onConflictDoNothing()
  })
}

/** Gives an area or goal another name; what was tagged with it stays tagged. @throws Problem not_found */
export async function renameTerm(school: School, id: string, name: string): Promise<void> {
  await change(school, id, { name })
}

/** Offers an area or goal no more, or again; what has it still shows it. @throws Problem not_found */
export async function offerTerm(school: School, id: string, offered: boolean): Promise<void> {
  await change(school, id, { retiredAt: offered ? null : new Date() })
}

/**
 * Puts an area among the areas, or a goal among the goals of its area, before another of them. It names where it goes and not how far, so
 * that twice is once.
 * @param beforeId that it comes to stand before; null: last
 * @returns its place there, from 1
 * @throws Problem not_found for a term that is none, and for one that is not beside it
 */
export async function moveTerm(school: School, id: string, beforeId: string | null): Promise<number> {
  return school.write(async tx => {
    const rows = await tx
      .select({ id: portfolioTerms.id, areaId: portfolioTerms.areaId, place: portfolioTerms.place })
      .from(portfolioTerms)
      .orderBy(asc(portfolioTerms.place), asc(portfolioTerms.id))
      .for('update')
    const term = found(rows.find(row => row.id === id))
    const others = rows.filter(row => row.areaId === term.areaId && row.id !== id)
    const at = beforeId === null ? others.length : others.findIndex(row => row.id === beforeId)
    if (at < 0) throw new Problem('not_found', 'term beside it')
    const order = others.toSpliced(at, 0, term)
    for (const [index, row] of order.entries())
      if (row.place !== index + 1)
        await tx
          .update(portfolioTerms)
          .set({ place: index + 1 })
          .where(eq(portfolioTerms.id, row.id))
    return at + 1
  })
}

async function change(school: School, id: string, columns: Partial<typeof portfolioTerms.$inferInsert>): Promise<void> {
  await school.write(async tx => {
    const changed = await tx
      .update(portfolioTerms)
      .set(columns)
      .where(eq(portfolioTerms.id, id))
      .returning({ id: portfolioTerms.id })
    found(changed[0])
  })
}
