import { buffer } from 'node:stream/consumers'
import { deliverable } from '#tenants/files/delivery.server.ts'
import { Problem } from '#tenants/problem.ts'
import type { School } from '#tenants/school.server.ts'
import type { KeptPicture } from '#workers/reports/pictures.server.ts'

/**
 * A picture for a document, as its asker may see it at this moment; its bytes are read when the document is made.
 * @param size as `/media` has them: `w800`, `main` …
 * @returns null for one that is out of their sight, which is no error of the job, or has no such size
 */
export async function pictureOf(asker: School, mediaId: string, size: string): Promise<KeptPicture | null> {
  try {
    const { tag, open } = await deliverable(asker, mediaId, size)
    return { tag: `${asker.id} ${tag}`, read: async () => buffer(await open()) }
  } catch (error) {
    if (error instanceof Problem && error.code === 'not_found') return null
    throw error
  }
}
