import { joinCodesFor } from '#tenants/identity/join-codes.server.ts'
import { nameOf } from '#tenants/people/child-name.ts'
import { childOf, childrenOf } from '#tenants/people/children.server.ts'
import { classOf } from '#tenants/people/classes.server.ts'
import { found } from '#tenants/problem.ts'
import type { ResolvedSchool } from '#tenants/resolve.server.ts'
import type { School } from '#tenants/school.server.ts'
import type { Locale } from '../i18n/translate.ts'
import { askForPaper } from '../made-file/asking.server.ts'
import { make } from './jobs.ts'
import { sheetName } from './sheet.ts'

/** Of whom a sheet is. */
export type SheetOf = { childId: string } | { classId: string }

/**
 * Has the sheet of join codes made for whoever may see these children. As long as codes, brand and language are the same, so is the
 * sheet.
 * @returns the file's id
 * @throws Problem not_found: no such child or class, another's, or a class without children
 */
export async function askForSheet(
  school: School,
  resolved: ResolvedSchool,
  of: SheetOf,
  locale: Locale,
): Promise<string> {
  const { childIds, name } = await subjectOf(school, of)
  const codes = await joinCodesFor(school, childIds)
  return askForPaper(school, resolved, {
    of: codes.map(each => [each.childName, each.code]),
    locale,
    name: sheetName(locale, name),
    job: make.name,
    payload: { ...of },
  })
}

/** Whose codes stand on a sheet, and what it is called after. @throws Problem not_found, as `askForSheet` */
export async function subjectOf(school: School, of: SheetOf): Promise<{ childIds: string[]; name: string }> {
  if ('childId' in of) {
    const child = await childOf(school, of.childId)
    return { childIds: [child.id], name: nameOf(child) }
  }
  const [class_, children] = await Promise.all([classOf(school, of.classId), childrenOf(school, of)])
  // An empty class, one of another teacher and none at all look the same from outside.
  found(children[0])
  return { childIds: children.map(({ id }) => id), name: class_.name }
}
