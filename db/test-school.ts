import { sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { runTransaction } from './client.server.ts'
import { schools } from './schema/platform.ts'

/** A school row of its own for a test, ready for a School handle; nothing else exists in it. */
export async function insertSchool(
  overrides: Partial<typeof schools.$inferInsert> = {},
): Promise<typeof schools.$inferSelect> {
  const id = uuidv7()
  const slug = `t-${id.slice(-12)}${id.slice(14, 18)}`
  const rows = await runTransaction('platform', { readOnly: false }, q =>
    q
      .insert(schools)
      .values({
        id,
        slug,
        slugSkeleton: slug,
        name: 'Test School',
        kind: 'kindergarten',
        country: 'DE',
        timeZone: 'Europe/Berlin',
        locale: 'en',
        planEndsOn: sql`current_date + 30`,
        ...overrides,
      })
      .returning(),
  )
  const row = rows[0]
  if (!row) throw new Error('The school was not inserted.')
  return row
}
