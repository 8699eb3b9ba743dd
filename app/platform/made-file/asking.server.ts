import { type AskedFile, askForFile } from '#tenants/files/made.server.ts'
import type { ResolvedSchool } from '#tenants/resolve.server.ts'
import type { School } from '#tenants/school.server.ts'
import { indexFor } from '#tenants/vault.server.ts'
import type { Locale } from '../i18n/translate.ts'

/** A file that is made out of what the actor sees. */
export interface AskedPaper extends Omit<AskedFile, 'key'> {
  /** All that will stand in it: as long as that, brand and language are the same, so is the file. JSON. */
  of: unknown
  locale: Locale
}

/**
 * Has a job make a file for the actor; its payload gets `mediaId` and `locale` besides.
 * @returns the file's id; the same as before while nothing has changed
 */
export async function askForPaper(
  school: School,
  { facts, brand }: ResolvedSchool,
  { of, locale, job, payload, name }: AskedPaper,
): Promise<string> {
  const index = await indexFor(school)
  const content = JSON.stringify([payload, locale, facts.name, brand?.version, of])
  const key = `${job}.${index({ table: 'media', column: 'upload_key' }, content)}`
  return askForFile(school, { key, name, job, payload: { ...payload, locale } })
}
