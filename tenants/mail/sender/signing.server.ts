import { system } from '../../actor.ts'
import { onMessage, onMissed } from '../../bus.server.ts'
import { PromiseCache } from '../../cache.ts'
import { resolveSchool } from '../../resolve.server.ts'
import { School } from '../../school.server.ts'
import { sealFor } from '../../vault.server.ts'
import { storedSender } from './sender.server.ts'

/** An address of a school's own, with what signs its mails; as nodemailer takes it. */
export interface Signature {
  address: string
  dkim: { domainName: string; keySelector: string; privateKey: string }
}

/**
 * By which address a school's mails are sent: its own while its key stands in DNS; null for ours. Remembered for a minute, and forgotten at
 * once on every process when it changes.
 */
export const signatureOf = (schoolId: string): Promise<Signature | null> =>
  known.get(schoolId, () => loadSignature(schoolId))

const known = new PromiseCache<Signature | null>(2_000, 60_000)
onMessage('school', schoolId => known.delete(schoolId))
onMissed(() => known.clear())

async function loadSignature(schoolId: string): Promise<Signature | null> {
  const resolved = await resolveSchool(schoolId)
  if (!resolved) return null
  const school = new School(resolved.facts, system)
  const row = await storedSender(school)
  if (!row?.verifiedAt) return null
  const sealer = await sealFor(school, 'secret')
  const privateKey = await sealer.open({ table: 'mail_senders', column: 'key_sealed', rowId: row.id }, row.keySealed)
  return {
    address: `${row.mailbox}@${row.domain}`,
    dkim: { domainName: row.domain, keySelector: row.selector, privateKey },
  }
}
