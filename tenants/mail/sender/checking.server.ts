import { eq } from 'drizzle-orm'
import { mailSenders } from '#db/schema/mail-senders.ts'
import { publish } from '../../bus.server.ts'
import { ownersOf } from '../../domains/checking.server.ts'
import { type Dns, lookUp, publicDns, shown, textsOf } from '../../domains/dns.server.ts'
import { spend } from '../../identity/limits.server.ts'
import { notify, takeBackNotices } from '../../notifications/notify.server.ts'
import { found } from '../../problem.ts'
import type { School } from '../../school.server.ts'
import { holdsKey, keyRecord, policyIn } from './records.ts'
import { type StoredSender, storedSender } from './sender.server.ts'

/** What owners are told when mails come from our address again, since the key is gone from DNS. */
export const senderTroubleKind = 'settings.sender_trouble'

/** Looks now, because somebody of the school asked. @throws Problem not_found, rate_limited */
export async function checkSender(school: School, dns: Dns = publicDns()): Promise<{ verified: boolean }> {
  const row = found(await storedSender(school))
  await spend({ 'domain.school': school.id })
  return { verified: (await lookAt(school.asSystem(), row, dns)).verifiedAt !== null }
}

/** Looks at the school's sender if it has one. @param school acting as the school itself */
export async function recheckSender(school: School, dns: Dns = publicDns()): Promise<void> {
  const row = await storedSender(school)
  if (row) await lookAt(school, row, dns)
}

/** Only what DNS says for certain ends the sending: mails whose key is gone would be taken for forged. */
async function lookAt(school: School, row: StoredSender, dns: Dns): Promise<StoredSender> {
  const [key, takesMail, dmarc] = await Promise.all([
    lookForKey(row, dns),
    canTakeMail(row.domain, dns),
    policyOf(row.domain, dns),
  ])
  const verifiedAt =
    key.outcome === 'verified'
      ? (row.verifiedAt ?? new Date())
      : key.outcome === 'lookup-failed'
        ? row.verifiedAt
        : null
  const [after] = await school.write(tx =>
    tx
      .update(mailSenders)
      .set({ verifiedAt, keySeen: key, takesMail: takesMail ?? row.takesMail, dmarc, checkedAt: new Date() })
      .where(eq(mailSenders.id, row.id))
      .returning(),
  )
  if (!after) return { ...row, verifiedAt: null }
  if ((row.verifiedAt === null) !== (after.verifiedAt === null)) await publish('school', school.id)
  await tell(school, row, after)
  return after
}

async function tell(school: School, before: StoredSender, after: StoredSender): Promise<void> {
  const told = after.verifiedAt === null && (before.verifiedAt !== null || before.told)
  if (told === before.told) return
  if (told) await notify(school, await ownersOf(school), senderTroubleKind, after.id)
  else await takeBackNotices(school, senderTroubleKind, after.id)
  await school.write(tx => tx.update(mailSenders).set({ told }).where(eq(mailSenders.id, after.id)))
}

async function lookForKey({ domain, selector, publicKey }: StoredSender, dns: Dns) {
  const looked = await lookUp(dns.resolveTxt(keyRecord(domain, selector, publicKey).name))
  if (!looked.ok) return { outcome: looked.none ? 'no-record' : 'lookup-failed' }
  const texts = textsOf(looked.records)
  if (texts.some(text => holdsKey(text, publicKey))) return { outcome: 'verified' }
  return texts.length === 0 ? { outcome: 'no-record' } : { outcome: 'wrong-value', found: shown(texts) }
}

/** By its MX, or by its address where it has none (RFC 5321 §5.1); null where nobody could tell. */
async function canTakeMail(domain: string, dns: Dns): Promise<boolean | null> {
  const exchange = await lookUp(dns.resolveMx(domain))
  // A single dot says that the domain takes none (RFC 7505).
  if (exchange.ok) return exchange.records.some(({ exchange: host }) => host !== '' && host !== '.')
  if (!exchange.none) return null
  const address = await lookUp(dns.resolve4(domain))
  return address.ok ? true : address.none ? false : null
}

async function policyOf(domain: string, dns: Dns): Promise<string | null> {
  const looked = await lookUp(dns.resolveTxt(`_dmarc.${domain}`))
  return looked.ok ? (textsOf(looked.records).map(policyIn).find(Boolean) ?? null) : null
}
