import { idFrom } from '#tenants/files/media-id.ts'
import { nameOf } from '#tenants/people/child-name.ts'
import { childOf } from '#tenants/people/children.server.ts'
import { myClasses } from '#tenants/people/classes.server.ts'
import type { School } from '#tenants/school.server.ts'
import { classRoster } from './roster.server.ts'

/** Of whom an incident can be written down: one child that the address names, or the children of a class. */
export interface IncidentRoster {
  classes: { id: string; name: string }[]
  classId: string | null
  childId: string
  children: { id: string; name: string }[]
}

/** The children to choose from, of the class that the address names or the actor's only one. @throws Problem not_found for a child out of sight */
export async function incidentRoster(school: School, query: URLSearchParams): Promise<IncidentRoster> {
  const named = query.get('child')
  if (named) {
    const child = await childOf(school, idFrom(named))
    return { classes: [], classId: null, childId: child.id, children: [{ id: child.id, name: nameOf(child) }] }
  }
  const classes = (await myClasses(school)).map(({ id, name }) => ({ id, name }))
  const classId = classes.find(({ id }) => id === query.get('class'))?.id ?? classes[0]?.id ?? null
  const roster = classId ? await classRoster(school, classId) : null
  return {
    ...{ classes, classId, childId: '' },
    children: (roster?.children ?? []).map(({ id, name }) => ({ id, name })),
  }
}
