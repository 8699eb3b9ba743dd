import { createHash } from 'node:crypto'
import type { ResolvedSchool } from '#tenants/resolve.server.ts'
import { offlineHtml } from './page.server.tsx'

/**
 * Changes with whatever the offline page shows: the school's name and brand, our words and drawing. A browser that sees
 * another version in the worker's script keeps the new page.
 */
export function offlineVersion(school: ResolvedSchool): string {
  const page = offlineHtml(school, { nonce: '', icon: String(school.brand?.version ?? 0) })
  return createHash('sha256').update(page).digest('hex').slice(0, 16)
}
