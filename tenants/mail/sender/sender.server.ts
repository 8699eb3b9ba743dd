import { generateKeyPair, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { runTransaction } from '#db/client.server.ts'
import { mailSenders } from '#db/schema/mail-senders.ts'
import { publish } from '../../bus.server.ts'
import { environment } from '../../config.server.ts'
import { readsLikeOurs } from '../../domains/alike.server.ts'
import { type ClaimFault, claimantOf, takenAs } from '../../domains/claims.server.ts'
import { asRead, normaliseDomain } from '../../domains/name.server.ts'
import type { School } from '../../school.server.ts'
import { sealFor } from '../../vault.server.ts'
import { keyRecord, policyRecord, type SenderRecord, spfRecord } from './records.ts'

export type StoredSender = typeof mailSenders.$inferSelect

/** The address of its own that a school's mails are to come from, with the records that it needs. Never the key that signs. */
export interface MailSender extends Omit<StoredSender, 'keySealed' | 'schoolId'> {
  /** In the letters that people read. */
  address: string
  key: SenderRecord
  policy: SenderRecord
  spf: SenderRecord | null
}

/** 2,048 bits: what every receiver verifies (RFC 8301 §3.2); many know no Ed25519 yet. */
const keyBits = 2048
const makeKeys = promisify(generateKeyPair)

/** The school's own sender, or null. For the office. */
export async function mailSenderOf(school: School): Promise<MailSender | null> {
  const row = await storedSender(school)
  if (!row) return null
  const { keySealed: _, schoolId: __, ...shown } = row
  return {
    ...shown,
    address: `${row.mailbox}@${asRead(row.domain)}`,
    key: keyRecord(row.domain, row.selector, row.publicKey),
    policy: policyRecord(row.domain),
    spf: spfRecord(row.domain, environment().MAIL_SPF_INCLUDE),
  }
}

export async function storedSender(school: School): Promise<StoredSender | null> {
  const [row] = await school.asSystem().read(q => q.select().from(mailSenders))
  return row ?? null
}

export type SenderFault = Exclude<ClaimFault, 'too-many'> | 'mailbox'

/**
 * Makes an address the school's sender, with a new pair of keys; nothing is sent from it until its key stands in DNS. Another mailbox of the
 * same domain keeps the keys, and so goes on at once.
 */
export async function setSender(
  school: School,
  { mailbox, domain: typed }: { mailbox: string; domain: string },
): Promise<{ ok: true } | { ok: false; reason: SenderFault }> {
  if (!isMailbox(mailbox)) return { ok: false, reason: 'mailbox' }
  const { ROOT_DOMAIN } = environment()
  const named = normaliseDomain(typed, ROOT_DOMAIN)
  if (!named.ok) return named
  const { domain } = named
  if (readsLikeOurs(domain, ROOT_DOMAIN)) return { ok: false, reason: 'alike' }
  const who = await claimantOf(school)
  const against = await runTransaction('platform', { readOnly: true }, q => takenAs(q, who, domain))
  if (against) return { ok: false, reason: against }
  const before = await storedSender(school)
  if (before?.domain === domain) {
    await school.asSystem().write(tx => tx.update(mailSenders).set({ mailbox }).where(eq(mailSenders.id, before.id)))
  } else {
    const [row, sealer] = [await freshKeys(), await sealFor(school, 'secret')]
    const id = uuidv7()
    const keySealed = sealer.seal({ table: 'mail_senders', column: 'key_sealed', rowId: id }, row.privateKey)
    await school.asSystem().write(async tx => {
      await tx.delete(mailSenders)
      await tx
        .insert(mailSenders)
        .values({ id, domain, mailbox, selector: row.selector, publicKey: row.publicKey, keySealed })
    })
  }
  await publish('school', school.id)
  return { ok: true }
}

/** From the next mail on, mails come from our address again, in the school's name. */
export async function removeSender(school: School): Promise<void> {
  await school.asSystem().write(tx => tx.delete(mailSenders))
  await publish('school', school.id)
}

/** The local part of an address as mail servers everywhere take it; RFC 5321 allows more than people can type. Pure. */
const isMailbox = (text: string): boolean =>
  /^[a-z0-9](?:[a-z0-9._+-]{0,62}[a-z0-9])?$/.test(text) && !text.includes('..')

async function freshKeys() {
  const { publicKey, privateKey } = await makeKeys('rsa', {
    modulusLength: keyBits,
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  return { selector: `cubby-${randomBytes(4).toString('hex')}`, publicKey: publicKey.toString('base64'), privateKey }
}
