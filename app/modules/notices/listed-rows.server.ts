import { type SQL, sql } from 'drizzle-orm'
import type { Queries } from '#db/client.server.ts'
import { notices } from '#db/schema/notices.ts'
import type { Actor } from '#tenants/actor.ts'
import { isStaff } from '#tenants/roles.ts'
import type { School } from '#tenants/school.server.ts'
import { families, hasRead, isDone, isFor, isWanted, mayAnswer, mayRead } from './concerned.server.ts'
import type { ListedNotice, Progress } from './listed-notice.ts'
import { excerptOf } from './markup.ts'
import { isOver } from './policy.ts'

/**
 * Notices with what a list says of them, each by one query under the reader's own rights.
 * @param which condition over `notices`
 * @param order of the rows
 */
export async function listedNotices(
  q: Queries,
  school: School,
  { which, order, limit }: { which: SQL; order: SQL; limit: number },
): Promise<ListedNotice[]> {
  const { actor } = school
  const today = school.today()
  const own = sql`g.member_id = ${actor.memberId}`
  const rows = await q
    .select({
      id: notices.id,
      title: notices.title,
      body: notices.body,
      level: notices.level,
      audience: notices.audience,
      authorName: notices.authorName,
      pinned: notices.pinned,
      editedAt: notices.editedAt,
      opensAt: notices.opensAt,
      publishedAt: notices.publishedAt,
      withdrawnAt: notices.withdrawnAt,
      expiresOn: notices.expiresOn,
      forWhom: forWhom(actor, today),
      unread: isStaff(actor.role)
        ? sql<boolean>`false`
        : sql<boolean>`not exists (select 1 from notice_reads r where r.school_id = notices.school_id
            and r.notice_id = notices.id and r.member_id = ${actor.memberId} and r.version >= notices.version)`,
      waitingFor: isStaff(actor.role)
        ? sql<string[]>`'{}'::text[]`
        : sql<string[]>`array(select coalesce(ch.call_name, ch.first_name) ${families} and ${own} and ${isFor(today)}
            and ${mayAnswer(today)} and ${isWanted} and coalesce(notices.expires_on, 'infinity') >= ${today}::date order by 1)`,
      progress: isStaff(actor.role) ? progressOn(today) : sql<Progress | null>`null`,
    })
    .from(notices)
    .where(which)
    .orderBy(order)
    .limit(limit)
  return rows.map(({ body, editedAt, opensAt, publishedAt, withdrawnAt, ...row }) => ({
    ...row,
    excerpt: excerptOf(body),
    edited: editedAt !== null,
    over: isOver(row, today),
    opensAt: opensAt?.toISOString() ?? null,
    publishedAt: publishedAt?.toISOString() ?? null,
    withdrawnAt: withdrawnAt?.toISOString() ?? null,
  }))
}

const classNames = sql`array(select c.name from notice_classes nc join classes c on c.school_id = nc.school_id and c.id = nc.class_id
  where nc.school_id = notices.school_id and nc.notice_id = notices.id order by 1)`
const tagNames = sql`array(select t.name from notice_tags nt join tags t on t.school_id = nt.school_id and t.id = nt.tag_id
  where nt.school_id = notices.school_id and nt.notice_id = notices.id order by 1)`
const childNames = sql`array(select coalesce(ch.call_name, ch.first_name) from notice_families nf
  join children ch on ch.school_id = nf.school_id and ch.id = nf.child_id
  where nf.school_id = notices.school_id and nf.notice_id = notices.id order by 1)`

/**
 * For whom it is, to staff: the names of its classes, tags and children. To a guardian: their classes, or else their own children
 * whom it reaches, so that nothing tells by which tag.
 */
export const forWhom = ({ role }: Actor, today: string) =>
  isStaff(role)
    ? sql<string[]>`(${classNames} || ${tagNames} || ${childNames})`
    : sql<string[]>`case when notices.audience = 'school' then '{}'::text[] else coalesce(nullif(${classNames}, '{}'),
        array(select coalesce(ch.call_name, ch.first_name) from children ch
          where ch.school_id = notices.school_id and ${isFor(today)} order by 1)) end`

/** Guardians who have opened it, or children whose families have answered, of those the actor sees; null before it is out. */
export const progressOn = (today: string) => sql<Progress | null>`case
  when notices.published_at is null then null
  when notices.level = 'read' then (select jsonb_build_object('total', count(distinct g.member_id),
      'done', count(distinct g.member_id) filter (where ${hasRead})) ${families} and ${isFor(today)} and ${mayRead(today)})
  else (select jsonb_build_object('total', count(*), 'done', count(*) filter (where ${isDone(today)}))
      from children ch where ch.school_id = notices.school_id and ${isFor(today)}) end`
