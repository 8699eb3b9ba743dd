import { and, eq, inArray, ne } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { members } from '#db/schema/members.ts'
import { memberChannels } from '#db/schema/notifications.ts'
import { memberOf } from '../actor.ts'
import type { School } from '../school.server.ts'
import { indexFor, sealFor } from '../vault.server.ts'

const table = 'member_channels'
const place = (rowId: string) => ({ table, column: 'address_sealed', rowId })
const c = memberChannels
const isWeChat = eq(c.channel, 'wechat')

/** Whether the actor has connected a WeChat account. */
export async function isBound(reading: School): Promise<boolean> {
  const rows = await reading.read(q =>
    q
      .select({ id: c.id })
      .from(c)
      .where(and(eq(c.memberId, memberOf(reading.actor)), isWeChat)),
  )
  return rows.length > 0
}

/**
 * Connects a WeChat account with the actor, in place of the one before. Another person's account it is no more: a phone that is
 * handed on shows nothing of who had it. The same person may be several members.
 * @param openid as WeChat itself said it
 */
export async function bind(school: School, openid: string): Promise<void> {
  const memberId = memberOf(school.actor)
  const [sealer, index] = await Promise.all([sealFor(school, 'secret'), indexFor(school)])
  const id = uuidv7()
  const addressIndex = index({ table, column: 'address' }, openid)
  const addressSealed = sealer.seal(place(id), openid)
  await school.asSystem().write(async tx => {
    const rows = await tx
      .select({ id: c.id, memberId: c.memberId, identityId: members.identityId })
      .from(c)
      .innerJoin(members, and(eq(members.schoolId, c.schoolId), eq(members.id, c.memberId)))
      .where(and(eq(c.addressIndex, addressIndex), isWeChat, ne(c.memberId, memberId)))
    const [own] = await tx.select({ identityId: members.identityId }).from(members).where(eq(members.id, memberId))
    const others = rows.filter(({ identityId }) => identityId !== own?.identityId).map(row => row.id)
    if (others.length > 0) await tx.delete(c).where(inArray(c.id, others))
    await tx.delete(c).where(and(eq(c.memberId, memberId), isWeChat))
    // Two answers of WeChat at once are one account; the other one's row stands.
    await tx.insert(c).values({ id, memberId, channel: 'wechat', addressIndex, addressSealed }).onConflictDoNothing()
  })
}

/** Ends the actor's connection with WeChat. */
export async function unbind(school: School): Promise<void> {
  await school.write(tx => tx.delete(c).where(and(eq(c.memberId, memberOf(school.actor)), isWeChat)))
}

/**
 * The WeChat accounts that members have connected.
 * @param school acting as itself
 * @returns member → openid
 */
export async function openidsOf(school: School, memberIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await school.read(q =>
    q
      .select()
      .from(c)
      .where(and(inArray(c.memberId, [...memberIds]), isWeChat)),
  )
  const sealer = await sealFor(school, 'secret')
  const opened = rows.map(
    async ({ id, memberId, addressSealed }): Promise<[string, string]> => [
      memberId,
      addressSealed ? await sealer.open(place(id), addressSealed) : '',
    ],
  )
  return new Map((await Promise.all(opened)).filter(([, openid]) => openid !== ''))
}
