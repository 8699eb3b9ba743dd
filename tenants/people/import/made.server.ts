import { and, desc, eq, gt, ne, sql } from 'drizzle-orm'
import { children } from '#db/schema/children.ts'
import { classes } from '#db/schema/classes.ts'
import { type importStates, imports } from '#db/schema/imports.ts'
import { found } from '../../problem.ts'
import type { School } from '../../school.server.ts'
import { nameOf } from '../child-name.ts'
import { usageOfChildren } from './undoing.server.ts'
import type { Use } from './usage.server.ts'

/** An import as its page and the list show it. */
export interface ImportSummary {
  id: string
  state: Exclude<(typeof importStates)[number], 'dropped'>
  /** ISO instants. */
  createdAt: string
  expiresAt: string
  children: number
  guardians: number
  classes: { id: string; name: string }[]
  tags: number
  skipped: number
  /** Children who stay, or would stay, if it is taken back, and why. */
  kept: { childId: string; name: string; use: Use }[]
}

/** Imports whose day is not over, the newest first; without who is in them. */
export async function recentImports(school: School): Promise<Omit<ImportSummary, 'classes' | 'kept'>[]> {
  const rows = await school.read(q => q.select().from(imports).where(stands).orderBy(desc(imports.createdAt)))
  return rows.map(summary)
}

/** One import whose day is not over. @throws Problem not_found */
export async function importOf(school: School, importId: string): Promise<ImportSummary> {
  return school.read(async q => {
    const rows = await q
      .select()
      .from(imports)
      .where(and(eq(imports.id, importId), stands))
    const row = found(rows[0])
    if (row.state === 'waiting') return { ...summary(row), classes: [], kept: [] }
    const [used, rooms] = await Promise.all([
      usageOfChildren(q, row.childIds, importId),
      q
        .select({ id: classes.id, name: classes.name })
        .from(classes)
        .where(sql`${classes.id} = any (${sql.param(row.classIds)}::uuid[])`)
        .orderBy(classes.name),
    ])
    const stay = await q
      .select()
      .from(children)
      .where(sql`${children.id} = any (${sql.param([...used.keys()])}::uuid[])`)
      .orderBy(children.firstName)
    const kept = stay.map(child => ({ childId: child.id, name: nameOf(child), use: used.get(child.id) ?? 'used' }))
    return { ...summary(row), classes: rooms, kept }
  })
}

/** Its day is not over, and it was not given up. */
const stands = and(gt(imports.expiresAt, sql`now()`), ne(imports.state, 'dropped'))

function summary(row: typeof imports.$inferSelect): Omit<ImportSummary, 'classes' | 'kept'> {
  return {
    id: row.id,
    state: row.state === 'dropped' ? 'waiting' : row.state,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    children: row.childIds.length,
    guardians: row.memberIds.length,
    tags: row.tagIds.length,
    skipped: row.skipped,
  }
}
