import { eq, inArray } from 'drizzle-orm'
import { memberContacts } from '#db/schema/members.ts'
import { normaliseEmail } from '#db/vault/email.ts'
import { normalisePhone } from '#db/vault/phone.ts'
import { countryDefaults } from '../countries.ts'
import { Problem } from '../problem.ts'
import type { School, Write } from '../school.server.ts'
import { indexFor, sealFor } from '../vault.server.ts'

/** How somebody is reached, as typed; empty where unknown. */
export interface Contact {
  email?: string | undefined
  phone?: string | undefined
}

/** A contact ready to be written: sealed, with blind indexes. The row's id is part of what the seal is bound to. */
export type SealedContact = typeof memberContacts.$inferInsert

const table = 'member_contacts'

/** Seals the contacts of one school, as many as there are. */
export interface ContactSealer {
  /**
   * @param rowId of the contact's row, made by the caller
   * @throws Problem bad_request for an e-mail address that is none; a form says so before
   */
  seal(rowId: string, memberId: string, contact: Contact): SealedContact
  /** By what somebody with that contact is found. @throws as seal */
  indexesOf(contact: Contact): { emailIndex: string | null; phoneIndex: string | null }
}

/** Loads the school's keys; call it before a write, use it inside. */
export async function contactSealer(school: School): Promise<ContactSealer> {
  const [sealer, index] = await Promise.all([sealFor(school, 'contact'), indexFor(school)])
  const read = ({ email, phone }: Contact) => {
    const address = email ? normaliseEmail(email) : null
    if (email && !address) throw new Problem('bad_request', 'e-mail')
    return { email: address, phone: phone ? dialled(phone, school.facts.country) : null }
  }
  const indexes = ({ email, phone }: ReturnType<typeof read>) => ({
    emailIndex: email ? index({ table, column: 'email' }, email) : null,
    phoneIndex: phone ? index({ table, column: 'phone' }, phone) : null,
  })
  return {
    seal(rowId, memberId, contact) {
      const known = read(contact)
      const sealed = (column: string, plain: string | null) =>
        plain ? sealer.seal({ table, column, rowId }, plain) : null
      return {
        id: rowId,
        memberId,
        emailSealed: sealed('email_sealed', known.email),
        phoneSealed: sealed('phone_sealed', known.phone),
        ...indexes(known),
      }
    },
    indexesOf: contact => indexes(read(contact)),
  }
}

/** Seals one member's contact; as `contactSealer`. */
export async function sealContact(
  school: School,
  rowId: string,
  memberId: string,
  contact: Contact,
): Promise<SealedContact> {
  return (await contactSealer(school)).seal(rowId, memberId, contact)
}

/** Writes a member's contact, new or over the old one. */
export async function putContact(tx: Write, sealed: SealedContact): Promise<void> {
  const { id, memberId, ...columns } = sealed
  await tx.delete(memberContacts).where(eq(memberContacts.memberId, memberId))
  await tx.insert(memberContacts).values({ id, memberId, ...columns })
}

/** A member's contact in the clear, for those whom the rows let see it: the office, and the member. */
export async function contactOf(school: School, memberId: string): Promise<Contact> {
  return (await contactsOf(school, [memberId])).get(memberId) ?? {}
}

/** Contacts of several members in the clear; who has none, or is not the reader's to see, is left out. */
export async function contactsOf(school: School, memberIds: readonly string[]): Promise<Map<string, Contact>> {
  if (memberIds.length === 0) return new Map()
  const rows = await school.read(q =>
    q
      .select()
      .from(memberContacts)
      .where(inArray(memberContacts.memberId, [...memberIds])),
  )
  const sealer = await sealFor(school, 'contact')
  const opened = async (rowId: string, column: string, sealed: string | null) =>
    sealed ? await sealer.open({ table, column, rowId }, sealed) : undefined
  const contacts = rows.map(async (row): Promise<[string, Contact]> => {
    const [email, phone] = await Promise.all([
      opened(row.id, 'email_sealed', row.emailSealed),
      opened(row.id, 'phone_sealed', row.phoneSealed),
    ])
    return [row.memberId, { email, phone }]
  })
  return new Map(await Promise.all(contacts))
}

/** As it is dialled from anywhere where we can tell; else as typed. */
function dialled(phone: string, country: string): string {
  const { callingCode } = countryDefaults(country)
  return (callingCode ? normalisePhone(phone, callingCode) : null) ?? phone.trim()
}
