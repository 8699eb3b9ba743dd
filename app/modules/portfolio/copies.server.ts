import { asc, isNull } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { Change, Copies, Plan } from '#app/platform/copies.ts'
import type { Queries } from '#db/client.server.ts'
import { portfolioTerms } from '#db/schema/portfolio-progress.ts'
import { mostTerms } from './limits.ts'

type Row = typeof portfolioTerms.$inferSelect
/** A name as it is compared: without case, width and doubled spaces. */
const keyOf = (name: string) => name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()

interface Area {
  name: string
  goals: string[]
}

/** The school's own framework: areas and goals by name, in their order. What is there stays, also what is not offered any more. */
export const copies: Copies = {
  framework: async ({ school }) => {
    const rows = await school.read(q =>
      q
        .select()
        .from(portfolioTerms)
        .where(isNull(portfolioTerms.retiredAt))
        .orderBy(asc(portfolioTerms.place), asc(portfolioTerms.id)),
    )
    const areas = rows
      .filter(({ areaId }) => areaId === null)
      .map(({ id, name }): Area => ({ name, goals: rows.filter(row => row.areaId === id).map(row => row.name) }))
    return areas.length === 0 ? null : { what: areas, plan: q => planOf(q, areas) }
  },
}

async function planOf(q: Pick<Queries, 'select'>, areas: readonly Area[]): Promise<Plan> {
  const there = await q.select().from(portfolioTerms)
  const added = missingFrom(there, areas)
  const fits = there.length + added.length <= mostTerms
  return {
    changes: added.map(
      ({ name }): Change => ({
        name: () => name,
        ...(fits ? { kind: 'added' } : { kind: 'left', because: 'full' }),
      }),
    ),
    put: async tx => {
      if (fits && added.length > 0) await tx.insert(portfolioTerms).values(added)
    },
  }
}

/** Rows to add, areas before their goals, each area and goal that the school has no other of that name for. */
function missingFrom(there: readonly Row[], areas: readonly Area[]) {
  const last = Math.max(0, ...there.map(({ place }) => place))
  const rows: { id: string; areaId: string | null; name: string; place: number }[] = []
  const named = (name: string, areaId: string | null) =>
    [...there, ...rows].find(row => row.areaId === areaId && keyOf(row.name) === keyOf(name))
  const add = (name: string, areaId: string | null) => {
    const row = { id: uuidv7(), areaId, name, place: last + rows.length + 1 }
    rows.push(row)
    return row
  }
  for (const { name, goals } of areas) {
    const area = named(name, null) ?? add(name, null)
    for (const goal of goals) if (!named(goal, area.id)) add(goal, area.id)
  }
  return rows
}
