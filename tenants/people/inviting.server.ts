import { eq } from 'drizzle-orm'
import { members } from '#db/schema/members.ts'
import { found, Problem } from '../problem.ts'
import type { School } from '../school.server.ts'

/**
 * Holds the office back from an owner's invitation: whoever has the link becomes the owner.
 * @throws Problem not_found, forbidden
 */
export async function requireMayInvite(school: School, memberId: string): Promise<void> {
  const rows = await school.read(q => q.select({ role: members.role }).from(members).where(eq(members.id, memberId)))
  if (found(rows[0]).role === 'owner' && school.actor.role !== 'owner') throw new Problem('forbidden', 'for owners')
}
