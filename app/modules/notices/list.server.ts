import { sql } from 'drizzle-orm'
import type { Queries } from '#db/client.server.ts'
import { isStaff } from '#tenants/roles.ts'
import type { School } from '#tenants/school.server.ts'
import type { ListedNotice, NoticePage } from './listed-notice.ts'
import { listedNotices } from './listed-rows.server.ts'

const noticesPerPage = 20
/** More drafts than this nobody keeps; they stand above the first page whole. */
const mostBeside = 50

/**
 * A page of notices, newest first, pinned ones before the rest on the first. Guardians find what waits for them on top, staff
 * what is not out yet. One transaction, its queries in one packet.
 */
export async function noticePage(school: School, before?: { at: string; id: string }): Promise<NoticePage> {
  const staff = isStaff(school.actor.role)
  const [out, first, withdrawn] = await school.read(q =>
    Promise.all([
      outBefore(q, school, before),
      before ? [] : staff ? notOut(q, school) : waiting(q, school),
      before || !staff ? [] : takenBack(q, school),
    ]),
  )
  const last = out.length >= noticesPerPage ? out.at(-1) : undefined
  const above = new Set(first.map(({ id }) => id))
  return {
    first,
    out: (before ? out : out.toSorted((a, b) => rank(a) - rank(b))).filter(({ id }) => !above.has(id)),
    withdrawn,
    next: last ? `${last.publishedAt}_${last.id}` : null,
  }
}

/** Notices that wait for a guardian's answer, the one that ends first before the rest. */
export const waiting = async (q: Queries, school: School): Promise<ListedNotice[]> => {
  const listed = await listedNotices(q, school, {
    which: sql`notices.level <> 'read' and ${isOut}
      and coalesce(notices.expires_on, 'infinity') >= ${school.today()}::date`,
    order: sql`notices.expires_on asc nulls last, notices.published_at desc, notices.id desc`,
    limit: mostBeside,
  })
  return listed.filter(({ waitingFor }) => waitingFor.length > 0)
}

/** What the actor wrote last and is out. */
export const mineOut = (q: Queries, school: School, limit: number): Promise<ListedNotice[]> =>
  listedNotices(q, school, {
    which: sql`${isOut} and notices.created_by = ${school.actor.memberId}`,
    order: newest,
    limit,
  })

/** The newest that are out. */
export const newestOut = (q: Queries, school: School, limit: number): Promise<ListedNotice[]> =>
  listedNotices(q, school, { which: isOut, order: newest, limit })

const isOut = sql`notices.published_at is not null and notices.withdrawn_at is null`
const newest = sql`notices.published_at desc, notices.id desc`

const outBefore = (q: Queries, school: School, before?: { at: string; id: string }): Promise<ListedNotice[]> =>
  listedNotices(q, school, {
    // An instant in an address has milliseconds; the row's has microseconds, of which none may be shown twice.
    which: before
      ? sql`${isOut} and (date_trunc('milliseconds', notices.published_at), notices.id) < (${before.at}::timestamptz, ${before.id}::uuid)`
      : isOut,
    order: sql`date_trunc('milliseconds', notices.published_at) desc, notices.id desc`,
    limit: noticesPerPage,
  })

const notOut = (q: Queries, school: School): Promise<ListedNotice[]> =>
  listedNotices(q, school, {
    which: sql`notices.published_at is null and notices.withdrawn_at is null`,
    order: sql`notices.opens_at asc nulls last, notices.id desc`,
    limit: mostBeside,
  })

const takenBack = (q: Queries, school: School): Promise<ListedNotice[]> =>
  listedNotices(q, school, {
    which: sql`notices.withdrawn_at > now() - interval '30 days'`,
    order: sql`notices.withdrawn_at desc`,
    limit: 10,
  })

/** Unread before read, pinned before both. */
const rank = ({ pinned, over, unread }: ListedNotice): number => (pinned && !over ? 0 : unread ? 1 : 2)
