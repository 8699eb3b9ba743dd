import { createHash } from 'node:crypto'
import { yesNoSettings } from '../module-settings.ts'
import { allModules } from '../registry.ts'
import { resolveSchool } from '../resolve.server.ts'
import type { School } from '../school.server.ts'

/** Whose name a picture carries. */
export interface ViewerMark {
  /** What is written, line by line: the viewer, the school. */
  lines: readonly string[]
  /** Another for every viewer, and when one of the names changes. */
  key: string
}

/** Whether guardians' names are burned into the pictures they look at: some module that is on asks for it. */
export async function marksPictures({ id }: Pick<School, 'id'>): Promise<boolean> {
  const school = await resolveSchool(id)
  if (!school) return false
  return allModules().some(
    manifest =>
      manifest.watermark !== undefined &&
      school.modules.includes(manifest.id) &&
      yesNoSettings(school, manifest).some(({ name, value }) => value && name === manifest.watermark),
  )
}

/** The mark on what this actor looks at; null for whoever works at the school. A guardian's name stands on no copy that another took. */
export function markOf({ id, facts, actor }: School): ViewerMark | null {
  if (actor.role !== 'guardian' && actor.role !== 'relative') return null
  const viewer = actor.viewing?.by ?? actor
  const lines = [viewer.name, facts.name].map(line => shortened(line.trim()))
  const key = createHash('sha256')
    .update(JSON.stringify([drawing, id, viewer.memberId, ...lines]))
    .digest('base64url')
  return { lines, key: key.slice(0, 22) }
}

/** Raised when the mark is drawn otherwise, so that nobody's browser mixes the two. */
const drawing = 1
const longestLine = 36

function shortened(line: string): string {
  const signs = [...line]
  return signs.length > longestLine ? `${signs.slice(0, longestLine - 1).join('')}…` : line
}
