import { nameOf, shortNameOf } from '#tenants/people/child-name.ts'
import { childOf } from '#tenants/people/children.server.ts'
import { decidesFor } from '#tenants/people/deciding.server.ts'
import { isStaff } from '#tenants/roles.ts'
import type { School } from '#tenants/school.server.ts'

/** The child a page is about. */
export interface HealthChild {
  id: string
  name: string
  shortName: string
  photoId: string | null
  birthDate: string | null
  classes: string
  /** The reader may enter and change: staff, and guardians who decide. */
  mayEnter: boolean
  staff: boolean
}

/** A child of the reader's. @throws Problem not_found */
export async function healthChild(school: School, childId: string): Promise<HealthChild> {
  const staff = isStaff(school.actor.role)
  const [child, decides] = await Promise.all([
    childOf(school, childId),
    staff || school.read(q => decidesFor(q, school, childId)),
  ])
  return {
    ...{ id: child.id, photoId: child.photoId, birthDate: child.birthDate, staff },
    name: nameOf(child),
    shortName: shortNameOf(child),
    classes: child.classes.map(({ name }) => name).join(', '),
    mayEnter: decides,
  }
}
