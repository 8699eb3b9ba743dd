import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import type { Family, TestClass } from '#app/modules/albums/test-class.ts'
import { members } from '#db/schema/members.ts'
import { notificationDeliveries } from '#db/schema/notifications.ts'
import { publish } from '#tenants/bus.server.ts'
import { ensureIdentity } from '#tenants/identity/identities.server.ts'
import type { NotificationChannel } from '#tenants/module.ts'
import type { DeliveryChannel } from '#tenants/notifications/ladder.ts'
import { savePreferences } from '#tenants/notifications/preferences.server.ts'
import type { School } from '#tenants/school.server.ts'
import { enqueue } from '#workers/job.ts'
import { type EndedJob, runJobs } from '#workers/run-jobs.ts'
import { mail } from './jobs.ts'

/** For tests: a family whose guardian has an address of their own. */
export interface Reader extends Family {
  email: string
}

export async function newReader(place: TestClass, locale: string | null = null): Promise<Reader> {
  const family = await place.family()
  const email = `${randomUUID()}@home.example`
  const identityId = await ensureIdentity(email, locale)
  await place.place.inside.write(tx => tx.update(members).set({ identityId }).where(eq(members.id, family.memberId)))
  return { ...family, email }
}

/** The same person as a guardian at another school. */
export async function alsoAt(place: TestClass, { email }: Reader, locale: string | null = null): Promise<Reader> {
  const family = await place.family()
  const identityId = await ensureIdentity(email)
  await place.place.inside.write(tx =>
    tx.update(members).set({ identityId, locale }).where(eq(members.id, family.memberId)),
  )
  await publish('member', place.place.id)
  return { ...family, email }
}

/** Lets a reader choose the ways by which they hear of a kind. */
export const choose = (reader: Reader, channels: NotificationChannel[], kind = 'albums.published'): Promise<void> =>
  savePreferences(reader.school, [kind.split('.')[0] ?? ''], new Map([[kind, channels]]))

/** Evening comes, or quiet hours end: what waits is due, and sent. */
export async function whatWaitsIsDue(school: School, memberIds: string[]): Promise<EndedJob[]> {
  await school.write(async tx => {
    await tx
      .update(notificationDeliveries)
      .set({ dueAt: new Date(Date.now() - 1_000) })
      .where(eq(notificationDeliveries.state, 'waiting'))
    await enqueue(tx, mail, { memberIds })
  })
  return runJobs(school)
}

/** How a reader's deliveries stand, in the order in which they were planned. */
export async function deliveriesOf(
  school: School,
  memberId: string,
): Promise<{ channel: DeliveryChannel; state: string; reason: string | null }[]> {
  const d = notificationDeliveries
  return school.read(q =>
    q
      .select({ channel: d.channel, state: d.state, reason: d.reason })
      .from(d)
      .where(and(eq(d.memberId, memberId)))
      .orderBy(d.notificationId, d.channel),
  )
}
