import { sealFor } from '../vault.server.ts'
import { longestName } from './limits.ts'

const field = (mediaId: string) => ({ table: 'media', column: 'name_sealed', rowId: mediaId })

/**
 * Seals what a file was called, for the row of that file: people name files after children. Call before the write.
 * @returns null for a name without a visible sign
 */
export async function sealedName(school: { id: string }, mediaId: string, name: string): Promise<string | null> {
  const clean = cleanName(name)
  return clean ? (await sealFor(school, 'media')).seal(field(mediaId), clean) : null
}

/** The names of files by their ids, in the clear; files without one are left out. Not inside a transaction. */
export async function namesOf(
  school: { id: string },
  files: readonly { id: string; nameSealed: string | null }[],
): Promise<Map<string, string>> {
  const sealed = files.flatMap(({ id, nameSealed }) => (nameSealed ? [{ id, nameSealed }] : []))
  if (sealed.length === 0) return new Map()
  const sealer = await sealFor(school, 'media')
  const names = sealed.map(async ({ id, nameSealed }) => [id, await sealer.open(field(id), nameSealed)] as const)
  return new Map(await Promise.all(names))
}

/**
 * A name without its folders and without signs that no file system takes or that turn the direction of reading, with
 * which "exe.txt" can be made to look like "txt.exe" and the reverse.
 */
export function cleanName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const clean = last
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}<>:"|?*]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  const letters = [...clean]
  if (letters.length <= longestName) return clean
  const ending = /\.[a-z0-9]{1,5}$/i.exec(clean)?.[0] ?? ''
  return (
    letters
      .slice(0, longestName - ending.length)
      .join('')
      .trimEnd() + ending
  )
}

/**
 * A name that ends as a file of that type does: what was called "report.html" and is plain text is "report.html.txt".
 * @param endings that the type may have, with their dots, the usual one first
 */
export function withEnding(name: string, endings: readonly string[]): string {
  const lower = name.toLowerCase()
  return endings.some(ending => lower.endsWith(ending)) ? name : `${name}${endings[0] ?? ''}`
}
