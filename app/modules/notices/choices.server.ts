import { and, asc, eq, isNull, or, sql } from 'drizzle-orm'
import type { Queries } from '#db/client.server.ts'
import { children, enrolments } from '#db/schema/children.ts'
import { classes } from '#db/schema/classes.ts'
import { tags } from '#db/schema/tags.ts'
import { type ChildNames, nameOf } from '#tenants/people/child-name.ts'
import { plain } from '#tenants/people/directory/parts.ts'
import { enrolledOn, hereOn } from '#tenants/people/enrolled.ts'
import { spellingOf } from '#tenants/people/spelling.server.ts'
import { isOffice } from '#tenants/roles.ts'
import type { School } from '#tenants/school.server.ts'
import type { Choices, ClassChoice } from './choices.ts'

/**
 * Whom the actor may write to, in one transaction: classes by name (a teacher's own, every open one for the office) with the
 * children of today, and for the office the tags in use and the children without a class.
 * @param noticeId of a notice that is changed: a tag that it is for already may be out of use since
 */
export async function choicesOf(school: School, noticeId?: string): Promise<Choices> {
  const office = isOffice(school.actor.role)
  const [enrolled, loose, tagged] = await school.read(q =>
    Promise.all([
      inClasses(q, school),
      office ? withoutClass(q, school) : [],
      office
        ? q
            .select({ id: tags.id, name: tags.name, colour: tags.colour })
            .from(tags)
            .where(
              and(
                isNull(tags.mergedInto),
                noticeId ? or(isNull(tags.archivedAt), isOf(noticeId)) : isNull(tags.archivedAt),
              ),
            )
            .orderBy(asc(tags.name))
        : [],
    ]),
  )
  const found = new Map<string, ClassChoice>()
  for (const { id, name, child } of enrolled) {
    const choice = found.get(id) ?? { id, name, children: [] }
    found.set(id, choice)
    if (child) choice.children.push(choiceOf(child))
  }
  return { classes: [...found.values()], loose: loose.map(choiceOf), tags: tagged }
}

const isOf = (noticeId: string) => sql`exists (select 1 from notice_tags n where n.school_id = tags.school_id
  and n.tag_id = tags.id and n.notice_id = ${noticeId})`

const choiceOf = (child: ChildNames & { id: string }) => ({
  id: child.id,
  name: nameOf(child),
  words: plain([child.callName, child.firstName, child.lastName, nameOf(child), spellingOf(child)].join(' ')),
})

const names = {
  id: children.id,
  firstName: children.firstName,
  lastName: children.lastName,
  callName: children.callName,
}
const byName = [asc(children.firstName), asc(children.lastName), asc(children.id)]

function inClasses(q: Queries, school: School) {
  const own = sql`exists (select 1 from class_staff s where s.school_id = ${classes.schoolId} and s.class_id = ${classes.id}
    and s.member_id = ${school.actor.memberId})`
  const today = school.today()
  return q
    .selectDistinct({ id: classes.id, name: classes.name, child: names })
    .from(classes)
    .leftJoin(
      enrolments,
      and(eq(enrolments.schoolId, classes.schoolId), eq(enrolments.classId, classes.id), enrolledOn(today)),
    )
    .leftJoin(
      children,
      and(eq(children.schoolId, enrolments.schoolId), eq(children.id, enrolments.childId), hereOn(today)),
    )
    .where(and(isNull(classes.closedAt), isOffice(school.actor.role) ? undefined : own))
    .orderBy(asc(classes.name), ...byName)
}

function withoutClass(q: Queries, school: School) {
  const today = school.today()
  const inside = q
    .select({ one: sql`1` })
    .from(enrolments)
    .where(and(eq(enrolments.schoolId, children.schoolId), eq(enrolments.childId, children.id), enrolledOn(today)))
  return q
    .select(names)
    .from(children)
    .where(and(hereOn(today), sql`not exists ${inside}`))
    .orderBy(...byName)
}
