import { buffer } from 'node:stream/consumers'
import { deliverable } from '#tenants/files/delivery.server.ts'
import { Problem } from '#tenants/problem.ts'
import type { School } from '#tenants/school.server.ts'

/**
 * A picture for a document, as its asker may see it at this moment.
 * @param size as `/media` has them: `w800`, `main` …
 * @returns null for one that is out of their sight, which is no error of the job, or has no such size
 */
export async function pictureOf(asker: School, mediaId: string, size: string): Promise<Buffer | null> {
  try {
    return await buffer(await (await deliverable(asker, mediaId, size)).open())
  } catch (error) {
    if (error instanceof Problem && error.code === 'not_found') return null
    throw error
  }
}
