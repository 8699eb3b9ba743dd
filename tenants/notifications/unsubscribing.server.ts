import { eq } from 'drizzle-orm'
import { validate } from 'uuid'
import { members } from '#db/schema/members.ts'
import { VaultRefused } from '#db/vault/refusal.ts'
import { Problem } from '../problem.ts'
import type { School } from '../school.server.ts'
import { sealFor } from '../vault.server.ts'

/** Whose mails about what: a kind, or null for all of them. */
export interface Unsubscribing {
  memberId: string
  kind: string | null
}

const all = '*'
const place = (memberId: string) => ({ table: 'notification_preferences', column: 'unsubscribing', rowId: memberId })

/**
 * Makes the tokens of links that end mails without signing in. Sealed with the school's own key, so that nobody can make one
 * for somebody else; they do not expire, since old mails are where people look for them.
 */
export async function unsubscribingTokens(school: School): Promise<(of: Unsubscribing) => string> {
  const sealer = await sealFor(school, 'secret')
  return ({ memberId, kind }) => `${memberId}.${sealer.seal(place(memberId), kind ?? all)}`
}

/**
 * Reads such a token.
 * @returns the school as the member whose link it is, and what it is about
 * @throws Problem not_found for any text that is none of this school's, and when the member has left
 */
export async function openUnsubscribing(
  school: School,
  token: string,
): Promise<{ school: School; kind: string | null }> {
  const memberId = token.slice(0, 36)
  if (!validate(memberId) || token[36] !== '.') throw new Problem('not_found')
  const sealer = await sealFor(school, 'secret')
  const kind = await sealer.open(place(memberId), token.slice(37)).catch((error: unknown) => {
    throw error instanceof VaultRefused ? new Problem('not_found') : error
  })
  const rows = await school.asSystem().read(q => q.select().from(members).where(eq(members.id, memberId)))
  const member = rows[0]
  if (!member || member.leftAt) throw new Problem('not_found')
  const actor = { role: member.role, memberId, name: member.name, locale: member.locale, welcomed: true }
  return { school: school.as(actor), kind: kind === all ? null : kind }
}
