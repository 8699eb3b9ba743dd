import { readdirSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { asSuperuser } from './database.ts'

/** How many jobs of a school wait although their time has come, run or have failed; the day's mail waits for the evening. */
export const jobsLeft = (database: string, schoolId: string): Promise<number> =>
  asSuperuser(database, async client => {
    const { rows } = await client.query<{ count: number }>(
      'select count(*)::int as count from outbox where school_id = $1 and run_after <= now()',
      [schoolId],
    )
    return rows[0]?.count ?? 0
  })

/** How many objects rest in the store of a data folder under a file's name. */
export function objectsOf(data: string, mediaId: string): number {
  const paths = readdirSync(join(data, 'objects'), { recursive: true, withFileTypes: true })
  return paths.filter(entry => entry.isFile() && join(entry.parentPath, entry.name).includes(mediaId)).length
}

/** Bytes of each object that is being written, or that was when its process died. */
export const halfWritten = (data: string): number[] =>
  incoming(data).map(path => statSync(path, { throwIfNoEntry: false })?.size ?? 0)

/** Makes what was being written look as if nobody had gone on with it for two hours. */
export function letTimePass(data: string): void {
  const twoHoursAgo = new Date(Date.now() - 2 * 60 * 60 * 1000)
  for (const path of incoming(data)) utimesSync(path, twoHoursAgo, twoHoursAgo)
}

const incoming = (data: string): string[] => {
  const folder = join(data, 'objects', '.incoming')
  return readdirSync(folder).map(name => join(folder, name))
}
