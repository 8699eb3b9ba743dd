import { and, desc, eq, gt, isNotNull, isNull, lte, or, sql } from 'drizzle-orm'
import { runTransaction } from '#db/client.server.ts'
import { announcements } from '#db/schema/help.ts'
import { operatorLog } from '#db/schema/platform.ts'
import { onMessage, onMissed, publish } from '../bus.server.ts'
import { PromiseCache } from '../cache.ts'
import type { OperatorAction } from '../operator-log.server.ts'
import { found, Problem } from '../problem.ts'
import type { SchoolFacts } from '../school.server.ts'
import { operatorOf } from '../support/people.server.ts'
import { isFor } from './audience.ts'

export type Announcement = typeof announcements.$inferSelect
export type AnnouncementDraft = Omit<Announcement, 'createdAt' | 'withdrawnAt' | 'publishAt'>

/** Every announcement for the console, the newest first. */
export const allAnnouncements = (): Promise<Announcement[]> =>
  runTransaction('platform', { readOnly: true }, q =>
    q
      .select()
      .from(announcements)
      .orderBy(sql`coalesce(${announcements.publishAt}, ${announcements.createdAt}) desc`)
      .limit(200),
  )

/** @throws Problem not_found */
export async function announcementOf(id: string): Promise<Announcement> {
  const [row] = await runTransaction('platform', { readOnly: true }, q =>
    q.select().from(announcements).where(eq(announcements.id, id)),
  )
  return found(row)
}

/** Writes a draft, or over what is there: also of one that is out, where a wrong word would stay otherwise. Twice is once. @throws Problem forbidden */
export async function saveAnnouncement(identityId: string, draft: AnnouncementDraft): Promise<void> {
  const { id, ...columns } = draft
  await operate(identityId, id, 'announcement.saved', q =>
    q.insert(announcements).values(draft).onConflictDoUpdate({ target: announcements.id, set: columns }),
  )
}

/** Lets it out, from that moment on; one that was withdrawn is out again. @throws Problem not_found, forbidden */
export async function publishAnnouncement(identityId: string, id: string, at: Date): Promise<void> {
  await announcementOf(id)
  await operate(identityId, id, 'announcement.published', q =>
    q.update(announcements).set({ publishAt: at, withdrawnAt: null }).where(eq(announcements.id, id)),
  )
}

/** Takes it back: no school reads it from the next look on. Twice is once. @throws Problem not_found, forbidden */
export async function withdrawAnnouncement(identityId: string, id: string): Promise<void> {
  await announcementOf(id)
  await operate(identityId, id, 'announcement.withdrawn', q =>
    q
      .update(announcements)
      .set({ withdrawnAt: sql`now()` })
      .where(and(eq(announcements.id, id), isNull(announcements.withdrawnAt))),
  )
}

/** What is new for a school, the newest first: out, not withdrawn, not past, and meant for it. Known for half a minute, and forgotten when one is published or withdrawn. */
export async function newsFor(facts: SchoolFacts): Promise<Announcement[]> {
  const out = await known.get('', () =>
    runTransaction('platform', { readOnly: true }, q =>
      q
        .select()
        .from(announcements)
        .where(
          and(
            isNotNull(announcements.publishAt),
            lte(announcements.publishAt, sql`now()`),
            isNull(announcements.withdrawnAt),
            or(isNull(announcements.until), gt(announcements.until, sql`now()`)),
          ),
        )
        .orderBy(desc(announcements.publishAt))
        .limit(100),
    ),
  )
  return out.filter(({ audience }) => isFor(audience, facts))
}
const known = new PromiseCache<Announcement[]>(1, 30_000)
onMessage('announcements', () => known.clear())
onMissed(() => known.clear())

type Change = Parameters<typeof runTransaction<unknown>>[2]

/** The act and its entry in the log, in one transaction. */
async function operate(identityId: string, id: string, action: OperatorAction, act: Change): Promise<void> {
  const operator = await operatorOf(identityId)
  if (operator?.role !== 'operator') throw new Problem('forbidden', 'not an operator')
  await runTransaction('platform', { readOnly: false }, async q => {
    await act(q)
    await q.insert(operatorLog).values({ operatorId: operator.id, action, detail: { announcement: id } })
  })
  await publish('announcements', id)
}
