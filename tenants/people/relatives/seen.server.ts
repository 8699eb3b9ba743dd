import { asc } from 'drizzle-orm'
import { children } from '#db/schema/children.ts'
import type { School } from '../../school.server.ts'
import { nameOf } from '../child-name.ts'
import { portraitId } from '../portrait.server.ts'

/** A child as a relative is shown it. */
export interface ChildSeen {
  id: string
  name: string
  photoId: string | null
}

/** The children of whom the actor, a relative, sees photos today; by name. */
export async function childrenSeen(school: School): Promise<ChildSeen[]> {
  const rows = await school.read(q =>
    q
      .select({
        id: children.id,
        firstName: children.firstName,
        lastName: children.lastName,
        callName: children.callName,
        photoId: portraitId,
      })
      .from(children)
      .orderBy(asc(children.firstName), asc(children.id)),
  )
  return rows.map(({ id, photoId, ...names }) => ({ id, photoId, name: nameOf(names) }))
}
