import { and, eq, inArray } from 'drizzle-orm'
import { memberChannels } from '#db/schema/notifications.ts'
import { memberOf } from '../actor.ts'
import { contactOf, contactsOf } from '../people/contacts.server.ts'
import { Problem } from '../problem.ts'
import type { School } from '../school.server.ts'

/** How it stands with text messages to the actor. */
export interface OwnTexts {
  on: boolean
  /** The last digits of the number that the school has; null when it has none. */
  numberEnd: string | null
}

/** @param reading the page's, for the rows; the number is opened on its own */
export async function textsOf(reading: School): Promise<OwnTexts> {
  const memberId = memberOf(reading.actor)
  const [rows, { phone }] = await Promise.all([
    reading.read(q =>
      q
        .select({ id: memberChannels.id })
        .from(memberChannels)
        .where(and(eq(memberChannels.memberId, memberId), eq(memberChannels.channel, 'sms'))),
    ),
    contactOf(reading, memberId),
  ])
  return { on: rows.length > 0, numberEnd: phone ? phone.slice(-2) : null }
}

/**
 * Text messages may go to the actor's number on file from now on.
 * @throws Problem conflict when the school has no number of theirs
 */
export async function turnOnTexts(school: School): Promise<void> {
  const memberId = memberOf(school.actor)
  const { phone } = await contactOf(school, memberId)
  if (!phone) throw new Problem('conflict', 'no phone number')
  await school.write(tx => tx.insert(memberChannels).values({ memberId, channel: 'sms' }).onConflictDoNothing())
}

/** No text messages to the actor any more. */
export async function turnOffTexts(school: School): Promise<void> {
  const mine = and(eq(memberChannels.memberId, memberOf(school.actor)), eq(memberChannels.channel, 'sms'))
  await school.write(tx => tx.delete(memberChannels).where(mine))
}

/**
 * Numbers of those who want text messages.
 * @param school acting as itself
 * @returns member → number, null where the school has none; who does not want any is left out
 */
export async function numbersOf(school: School, memberIds: readonly string[]): Promise<Map<string, string | null>> {
  const rows = await school.read(q =>
    q
      .select({ memberId: memberChannels.memberId })
      .from(memberChannels)
      .where(and(inArray(memberChannels.memberId, [...memberIds]), eq(memberChannels.channel, 'sms'))),
  )
  const wanting = rows.map(({ memberId }) => memberId)
  const contacts = await contactsOf(school, wanting)
  return new Map(wanting.map(memberId => [memberId, contacts.get(memberId)?.phone ?? null]))
}
