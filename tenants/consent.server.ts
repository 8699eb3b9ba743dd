import { and, desc, eq, sql } from 'drizzle-orm'
import type { Queries } from '#db/client.server.ts'
import {
  type ConsentPurpose,
  children,
  consentPurposes,
  consents,
  enrolments,
  guardianships,
} from '#db/schema/children.ts'
import { mediaAudience, mediaChildren } from '#db/schema/media.ts'
import { memberOf } from './actor.ts'
import { consentTexts } from './consent-texts.ts'
import { decidesToday } from './people/deciding.server.ts'
import { found, Problem } from './problem.ts'
import type { School } from './school.server.ts'

export type ConsentRow = typeof consents.$inferSelect
export type Decision = ConsentRow['decision']

/** How a child's consent for one purpose stands. */
export interface ConsentStanding {
  purpose: ConsentPurpose
  /** Whether photos may be shown: somebody who decides granted it, and nobody who decides refused. */
  given: boolean
  /** The latest word of each guardian, newest first. */
  words: ConsentRow[]
}

/** A question that a guardian has not answered yet. */
export interface OpenQuestion {
  childId: string
  memberId: string
  purpose: ConsentPurpose
}

/**
 * Writes down what a guardian decides for their child, for good: a later word follows it, none is changed. The database
 * withholds or shows every photo of the child from the same moment; open pages of the classes and families concerned ask
 * again. Saying the same twice is saying it once.
 * @throws Problem not_found (not a child of the actor's), forbidden (they do not decide for the child)
 */
export async function decide(
  school: School,
  { childId, purpose, decision }: { childId: string; purpose: ConsentPurpose; decision: Decision },
): Promise<void> {
  const memberId = memberOf(school.actor)
  const concerned = await concernedBy(school, childId)
  await school.write(async tx => {
    await requireRight(tx, school, childId, memberId)
    const [last] = await tx
      .select()
      .from(consents)
      .where(and(eq(consents.childId, childId), eq(consents.memberId, memberId), eq(consents.purpose, purpose)))
      .orderBy(desc(consents.decidedAt), desc(consents.id))
      .limit(1)
    const textVersion = consentTexts[purpose]
    if (last?.decision === decision && last.textVersion === textVersion) return
    await tx
      .insert(consents)
      .values({ childId, memberId, purpose, decision, textVersion, decidedAt: sql`clock_timestamp()` })
    await tx.record('consent.decided', { childId, memberId })
    // The subject is the class or the other family's own child: whose word it was is nobody's business.
    for (const classId of concerned.classIds) await tx.announce('media', classId, { classIds: [classId] })
    for (const id of concerned.childIds) await tx.announce('media', id, { childIds: [id] })
    for (const id of concerned.memberIds) await tx.announce('media', id, { memberIds: [id] })
    if (concerned.everyone) await tx.announce('media', school.id, {})
  })
}

/** A child's consents as they stand. @throws Problem not_found (a child out of the actor's sight) */
export async function standingOfChild(school: School, childId: string): Promise<ConsentStanding[]> {
  const [child, rows] = await school.read(q =>
    Promise.all([
      q.select({ id: children.id }).from(children).where(eq(children.id, childId)),
      q
        .selectDistinctOn([consents.purpose, consents.memberId])
        .from(consents)
        .where(eq(consents.childId, childId))
        .orderBy(consents.purpose, consents.memberId, desc(consents.decidedAt), desc(consents.id)),
    ]),
  )
  found(child[0])
  // A guardian does not see the other guardians' rights, on which it depends whose word counts.
  const given = await school
    .asSystem()
    .read(q => Promise.all(consentPurposes.map(purpose => isGiven(q, childId, purpose))))
  return consentPurposes.map((purpose, index) => ({
    purpose,
    given: given[index] ?? false,
    words: rows.filter(row => row.purpose === purpose).sort((a, b) => b.decidedAt.getTime() - a.decidedAt.getTime()),
  }))
}

/** Every word ever said for a child, newest first, as far as the actor sees it. */
export function historyOf(school: School, childId: string): Promise<ConsentRow[]> {
  return school.read(q =>
    q.select().from(consents).where(eq(consents.childId, childId)).orderBy(desc(consents.decidedAt), desc(consents.id)),
  )
}

/**
 * Who has not answered what: for a guardian their own questions, for staff those of the families they see.
 * @param childId only of this child
 */
export function stillToAsk(school: School, childId?: string): Promise<OpenQuestion[]> {
  const purposes = sql.join(
    consentPurposes.map(purpose => sql`(${purpose}::text)`),
    sql`, `,
  )
  return school.read(q =>
    q
      .select({
        childId: guardianships.childId,
        memberId: guardianships.memberId,
        purpose: sql<ConsentPurpose>`asked.purpose`,
      })
      .from(guardianships)
      .innerJoin(sql`(values ${purposes}) asked (purpose)`, sql`true`)
      .where(
        and(
          decidesToday(school),
          childId ? eq(guardianships.childId, childId) : undefined,
          sql`not exists (select 1 from consents c where c.school_id = ${guardianships.schoolId} and c.child_id = ${guardianships.childId}
            and c.member_id = ${guardianships.memberId} and c.purpose = asked.purpose)`,
        ),
      )
      .orderBy(guardianships.childId, guardianships.memberId, sql`asked.purpose`),
  )
}

async function requireRight(q: Queries, school: School, childId: string, memberId: string): Promise<void> {
  const rows = await q
    .select({ decides: sql<boolean>`${guardianships.maySee} and ${decidesToday(school)}` })
    .from(guardianships)
    .where(and(eq(guardianships.childId, childId), eq(guardianships.memberId, memberId)))
  if (!found(rows[0]).decides) throw new Problem('forbidden', 'does not decide for the child')
}

async function isGiven(q: Queries, childId: string, purpose: ConsentPurpose): Promise<boolean> {
  const { rows } = await q.execute<{ given: boolean }>(sql`select consent_given(${childId}::uuid, ${purpose}) as given`)
  return rows[0]?.given ?? false
}

/** The child's classes, and every class, family and member that a photo of the child is out for; asked as the school, since no family sees that. */
async function concernedBy(
  school: School,
  childId: string,
): Promise<{ classIds: string[]; childIds: string[]; memberIds: string[]; everyone: boolean }> {
  const { classId, childId: familyOf, memberId, everyone } = mediaAudience
  const [own, out] = await school.asSystem().read(q =>
    Promise.all([
      q
        .selectDistinct({ classId: enrolments.classId })
        .from(enrolments)
        .where(
          and(
            eq(enrolments.childId, childId),
            sql`${school.today()}::date between ${enrolments.startsOn} and coalesce(${enrolments.endsOn}, 'infinity')`,
          ),
        ),
      q
        .selectDistinct({ classId, childId: familyOf, memberId, everyone })
        .from(mediaAudience)
        .innerJoin(
          mediaChildren,
          and(eq(mediaChildren.schoolId, mediaAudience.schoolId), eq(mediaChildren.mediaId, mediaAudience.mediaId)),
        )
        .where(eq(mediaChildren.childId, childId)),
    ]),
  )
  return {
    classIds: [...new Set([...own, ...out].flatMap(row => row.classId ?? []))],
    childIds: [...new Set([childId, ...out.flatMap(row => row.childId ?? [])])],
    memberIds: [...new Set(out.flatMap(row => row.memberId ?? []))],
    everyone: out.some(row => row.everyone),
  }
}
