import { askForFile } from '#tenants/files/made.server.ts'
import { joinCodesFor } from '#tenants/identity/join-codes.server.ts'
import { nameOf } from '#tenants/people/child-name.ts'
import { childOf, childrenOf } from '#tenants/people/children.server.ts'
import { classOf } from '#tenants/people/classes.server.ts'
import { found } from '#tenants/problem.ts'
import type { ResolvedSchool } from '#tenants/resolve.server.ts'
import type { School } from '#tenants/school.server.ts'
import { indexFor } from '#tenants/vault.server.ts'
import { make } from './jobs.ts'
import { type JoinSheet, sheetName } from './sheet.ts'

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
  locale: JoinSheet['locale'],
): Promise<string> {
  const { childIds, name } = await subjectOf(school, of)
  const [codes, index] = await Promise.all([joinCodesFor(school, childIds), indexFor(school)])
  const made = [locale, resolved.facts.name, resolved.brand?.version, ...codes.map(each => [each.childName, each.code])]
  return askForFile(school, {
    key: `join-sheet.${index({ table: 'media', column: 'upload_key' }, JSON.stringify([of, made]))}`,
    name: sheetName(locale, name),
    job: make.name,
    payload: { ...of, locale },
  })
}

async function subjectOf(school: School, of: SheetOf): Promise<{ childIds: string[]; name: string }> {
  if ('childId' in of) {
    const child = await childOf(school, of.childId)
    return { childIds: [child.id], name: nameOf(child) }
  }
  const [class_, children] = await Promise.all([classOf(school, of.classId), childrenOf(school, of)])
  // An empty class, one of another teacher and none at all look the same from outside.
  found(children[0])
  return { childIds: children.map(({ id }) => id), name: class_.name }
}
