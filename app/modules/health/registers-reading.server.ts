import { and, asc, eq, sql } from 'drizzle-orm'
import { type NamedRegister, registersOf } from '#app/platform/registers.server.ts'
import type { RegisterReader, RegisterRow, RegisterSpan } from '#app/platform/registers.ts'
import { children, enrolments } from '#db/schema/children.ts'
import { noteLook, reasonsGiven } from '#tenants/access/access.server.ts'
import { passBrake } from '#tenants/access/brake.server.ts'
import { nameOf } from '#tenants/people/child-name.ts'
import { myClasses } from '#tenants/people/classes.server.ts'
import { found } from '#tenants/problem.ts'
import { isOffice } from '#tenants/roles.ts'
import type { School } from '#tenants/school.server.ts'
import { lastDayOf } from './month.ts'

/** A class with those who were in it during a month. */
export interface RegisterClass extends RegisterSpan {
  id: string
  name: string
  /** 2026-05 */
  month: string
}

/** A register's month, as pages and files show it. */
export interface RegisterMonth {
  class: { id: string; name: string }
  month: string
  kind: string
  title: string
  text: string
  columns: { id: string; label: string; share?: number }[]
  rows: RegisterRow[]
}

/** A class of the actor's and whoever was in it during a month. @param month 2026-05. @throws Problem not_found for another's class */
export async function registerClass(school: School, classId: string, month: string): Promise<RegisterClass> {
  const [firstDay, lastDay] = [`${month}-01`, lastDayOf(month)]
  const [mine, rows] = await Promise.all([
    myClasses(school),
    school.read(q =>
      q
        .selectDistinct({
          id: children.id,
          firstName: children.firstName,
          lastName: children.lastName,
          callName: children.callName,
        })
        .from(enrolments)
        .innerJoin(children, and(eq(children.schoolId, enrolments.schoolId), eq(children.id, enrolments.childId)))
        .where(
          and(
            eq(enrolments.classId, classId),
            sql`${enrolments.startsOn} <= ${lastDay}::date and coalesce(${enrolments.endsOn}, 'infinity') >= ${firstDay}::date`,
          ),
        )
        .orderBy(asc(children.firstName), asc(children.lastName), asc(children.id)),
    ),
  ])
  const { id, name } = found(mine.find(each => each.id === classId))
  return { id, name, month, firstDay, lastDay, children: rows.map(row => ({ id: row.id, name: nameOf(row) })) }
}

/** Whether the actor has to say first why they open a class's registers: the office, once an hour for all of its children. */
export async function registersNeedReason(school: School, { children: those }: RegisterSpan): Promise<boolean> {
  if (!isOffice(school.actor.role) || those.length === 0) return false
  const ids = those.map(({ id }) => id)
  const given = await school.read(q => reasonsGiven(q, school, ids, 'registers'))
  return ids.some(id => !given.has(id))
}

/** The register that an address names, or the first. @throws Problem not_found for a kind that there is not */
export function namedRegister(resolved: RegisterReader['resolved'], kind: string | null): NamedRegister {
  const all = registersOf(resolved)
  return found(kind ? all.find(each => each.kind === kind) : all[0])
}

/**
 * A register of a class's month. It counts for the brake with every child of the class, whether on the page, as CSV or as PDF, and
 * leaves a look a day at each.
 * @throws Problem not_found, also for an office that has not said why; braked
 */
export async function readRegister(
  reader: RegisterReader,
  of: RegisterClass,
  { kind, register }: NamedRegister,
): Promise<RegisterMonth> {
  const { school, t } = reader
  found((await registersNeedReason(school, of)) ? undefined : true)
  const ids = of.children.map(({ id }) => id)
  await passBrake(school, ids)
  await school.write(tx => noteLook(tx, school, ids, 'registers', 'day'))
  return {
    ...{ class: { id: of.id, name: of.name }, month: of.month, kind },
    ...{ title: t(register.title), text: t(register.text) },
    columns: register.columns.map(({ label, ...column }) => ({ ...column, label: t(label) })),
    rows: ids.length > 0 ? await register.rows(reader, of) : [],
  }
}
