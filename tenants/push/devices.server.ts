import { and, asc, desc, eq, inArray, or } from 'drizzle-orm'
import { pushSubscriptions } from '#db/schema/notifications.ts'
import { memberOf } from '../actor.ts'
import { aliveSessions } from '../identity/session.server.ts'
import { found } from '../problem.ts'
import type { School } from '../school.server.ts'
import { indexFor, sealFor } from '../vault.server.ts'
import type { Subscription } from './subscription.ts'

/** A browser that shows its member notices, as they see it in their list. */
export interface Device {
  id: string
  device: string
  /** ISO instant. */
  since: string
}

/** More are somebody playing; the oldest go. */
const mostDevices = 10
const table = 'push_subscriptions'
const place = (rowId: string) => ({ table, column: 'subscription_sealed', rowId })

/** The actor's own devices, the newest first. */
export async function devicesOf(school: School): Promise<Device[]> {
  const rows = await school.read(q =>
    q
      .select({
        id: pushSubscriptions.id,
        device: pushSubscriptions.device,
        createdAt: pushSubscriptions.createdAt,
      })
      .from(pushSubscriptions)
      .where(eq(pushSubscriptions.memberId, memberOf(school.actor)))
      .orderBy(desc(pushSubscriptions.id)),
  )
  return rows.map(({ id, device, createdAt }) => ({ id, device, since: createdAt.toISOString() }))
}

/**
 * Notices for the actor go to this browser from now on. It was somebody else's before if they used it: a browser has one
 * address, and shows notices of who is signed in now.
 * @param input.id made by the page, so that asking twice leaves one
 * @throws Problem not_found when the id is somebody else's
 */
export async function addDevice(
  school: School,
  input: { id: string; sessionId: string; device: string; subscription: Subscription },
): Promise<void> {
  const memberId = memberOf(school.actor)
  const { id, sessionId, device, subscription } = input
  const [sealer, index] = await Promise.all([sealFor(school, 'secret'), indexFor(school)])
  const endpointIndex = index({ table, column: 'endpoint' }, subscription.endpoint)
  const subscriptionSealed = sealer.seal(place(id), JSON.stringify(subscription))
  const s = pushSubscriptions
  await school.asSystem().write(async tx => {
    await tx.delete(s).where(or(eq(s.endpointIndex, endpointIndex), and(eq(s.id, id), eq(s.memberId, memberId))))
    const added = await tx
      .insert(s)
      .values({ id, memberId, sessionId, device, endpointIndex, subscriptionSealed })
      .onConflictDoNothing()
      .returning({ id: s.id })
    found(added[0])
    const own = await tx.select({ id: s.id }).from(s).where(eq(s.memberId, memberId)).orderBy(desc(s.createdAt))
    const tooMany = own.slice(mostDevices).map(each => each.id)
    if (tooMany.length > 0) await tx.delete(s).where(inArray(s.id, tooMany))
  })
}

/** No notices on that device of the actor's any more. @throws Problem not_found when it is none of theirs */
export async function endDevice(school: School, id: string): Promise<void> {
  const memberId = memberOf(school.actor)
  const ended = await school.write(tx =>
    tx
      .delete(pushSubscriptions)
      .where(and(eq(pushSubscriptions.id, id), eq(pushSubscriptions.memberId, memberId)))
      .returning({ id: pushSubscriptions.id }),
  )
  found(ended[0])
}

/** Takes devices off the list of which the push service says that they are over. @param school acting as itself */
export async function forgetDevices(school: School, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await school.write(tx => tx.delete(pushSubscriptions).where(inArray(pushSubscriptions.id, [...ids])))
}

/** A device to send to. */
export interface ReachableDevice {
  id: string
  memberId: string
  subscription: Subscription
}

/**
 * Where members are signed in and want notices. A device on which they have signed out, or somebody else has signed in, is
 * forgotten here, whichever way its session ended.
 * @param school acting as itself
 * @param people member → their identity
 */
export async function reachableDevices(
  school: School,
  people: ReadonlyMap<string, string | null>,
): Promise<ReachableDevice[]> {
  const rows = await school.read(q =>
    q
      .select()
      .from(pushSubscriptions)
      .where(inArray(pushSubscriptions.memberId, [...people.keys()]))
      .orderBy(asc(pushSubscriptions.id)),
  )
  if (rows.length === 0) return []
  const sessions = await aliveSessions(rows.map(({ sessionId }) => sessionId))
  const isOver = (row: (typeof rows)[number]) =>
    !sessions.has(row.sessionId) || sessions.get(row.sessionId) !== people.get(row.memberId)
  await forgetDevices(
    school,
    rows.filter(isOver).map(({ id }) => id),
  )
  const sealer = await sealFor(school, 'secret')
  return Promise.all(
    rows
      .filter(row => !isOver(row))
      .map(async ({ id, memberId, subscriptionSealed }) => ({
        id,
        memberId,
        subscription: JSON.parse(await sealer.open(place(id), subscriptionSealed)) as Subscription,
      })),
  )
}
