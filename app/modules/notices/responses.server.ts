import { and, eq, isNotNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Queries } from '#db/client.server.ts'
import { children, guardianships } from '#db/schema/children.ts'
import { members } from '#db/schema/members.ts'
import type { NoticeLevel } from '#db/schema/notices.ts'
import { noticeAnswers, noticeReads, noticeSignatures, notices, noticeVersions } from '#db/schema/notices.ts'
import { childPortraits } from '#db/schema/portraits.ts'
import { nameOf } from '#tenants/people/child-name.ts'
import { found } from '#tenants/problem.ts'
import type { School } from '#tenants/school.server.ts'
import { lastChase } from './chase.server.ts'
import { isDone, isFor, mayAnswer, mayRead } from './concerned.server.ts'
import { filePlaces, fileRows, filesByVersion } from './files.server.ts'
import type { Signature } from './forms.ts'
import type { Progress } from './listed-notice.ts'
import { isOver, nextChase, standingOf } from './policy.ts'
import { versionsOf } from './shown.server.ts'
import type { ShownVersion } from './shown-notice.ts'

/** What one guardian did, of those who are asked for a child. */
export interface GuardianState {
  memberId: string
  name: string
  /** May confirm or sign for the child. */
  may: boolean
  /** ISO instants. */
  readAt: string | null
  answeredAt: string | null
}
export interface ChildState {
  childId: string
  name: string
  photoId: string | null
  done: boolean
  guardians: GuardianState[]
}
/** An answer with its evidence. */
export interface RecordedAnswer {
  id: string
  childName: string
  signer: string
  number: number
  hash: string
  /** ISO instant. */
  at: string
  /** Of a confirmation none. */
  way: Signature['way'] | null
  mark: string | null
}

export interface Responses {
  notice: Pick<
    typeof notices.$inferSelect,
    'id' | 'title' | 'level' | 'everyGuardian' | 'version' | 'createdBy' | 'audience'
  >
  out: boolean
  over: boolean
  /** Still to answer first. */
  children: ChildState[]
  progress: Progress
  /** ISO instants: when it was last chased, and when it may be again (null: now). */
  chasedAt: string | null
  chaseAgain: string | null
}

/**
 * Who has read, confirmed or signed, per child and guardian, of the children the actor sees.
 * @throws Problem not_found
 */
export async function responses(school: School, noticeId: string): Promise<Responses> {
  const today = school.today()
  const [notice, pairs, answers, chased] = await school.read(q =>
    Promise.all([
      q.select().from(notices).where(eq(notices.id, noticeId)),
      pairsOf(q, noticeId, today),
      currentAnswers(q, noticeId),
      lastChase(q, noticeId),
    ]),
  )
  const row = found(notice[0])
  const byChild = new Map<string, ChildState>()
  for (const { child, photoId, done, guardian } of pairs) {
    const state = byChild.get(child.id) ?? {
      childId: child.id,
      name: nameOf(child),
      photoId,
      done,
      guardians: [],
    }
    byChild.set(child.id, state)
    const { memberId, name } = guardian
    if (memberId === null || name === null) continue
    const answer = answers.find(each => each.childId === child.id && each.memberId === memberId)
    state.guardians.push({
      memberId,
      name,
      may: guardian.may,
      readAt: guardian.readAt?.toISOString() ?? null,
      answeredAt: answer?.at.toISOString() ?? null,
    })
  }
  const { id, title, level, everyGuardian, version, createdBy, audience } = row
  const states = [...byChild.values()].map(state => ({
    ...state,
    done: level === 'read' ? state.guardians.some(({ readAt }) => readAt) : state.done,
  }))
  return {
    notice: { id, title, level, everyGuardian, version, createdBy, audience },
    out: standingOf(row) === 'out',
    over: isOver(row, today),
    children: states.toSorted((a, b) => Number(a.done) - Number(b.done)),
    progress: progressOf(states, level),
    chasedAt: chased?.toISOString() ?? null,
    chaseAgain: nextChase(chased)?.toISOString() ?? null,
  }
}

/** Guardians who have opened it, each once, or children whose families have answered. */
function progressOf(children: readonly ChildState[], level: NoticeLevel): Progress {
  if (level !== 'read') return { done: children.filter(({ done }) => done).length, total: children.length }
  const guardians = new Map(
    children.flatMap(child => child.guardians.map(each => [each.memberId, each.readAt !== null])),
  )
  return { done: [...guardians.values()].filter(Boolean).length, total: guardians.size }
}

/** What was signed, wording by wording, with every answer to it: evidence to be printed. @throws Problem not_found */
export async function recordOf(
  school: School,
  noticeId: string,
): Promise<{ title: string; versions: ShownVersion[]; answers: RecordedAnswer[] }> {
  const [notice, versions, answers, places, files] = await school.read(q =>
    Promise.all([
      q
        .select({ title: notices.title })
        .from(notices)
        .where(and(eq(notices.id, noticeId), isNotNull(notices.publishedAt))),
      versionsOf(q, noticeId),
      recordedAnswers(q, noticeId),
      filePlaces(q, noticeId),
      fileRows(q, noticeId),
    ]),
  )
  const filesOf = await filesByVersion(school, places, files)
  return {
    title: found(notice[0]).title,
    versions: versions.map(version => ({ ...version, attachments: filesOf(version.number) })),
    answers,
  }
}

/** Each child the notice is for with each guardian who may read it today; a child without one stands alone. */
export async function pairsOf(q: Pick<Queries, 'select'>, noticeId: string, today: string) {
  const ch = alias(children, 'ch')
  const g = alias(guardianships, 'g')
  return q
    .select({
      child: { id: ch.id, firstName: ch.firstName, lastName: ch.lastName, callName: ch.callName },
      photoId: childPortraits.mediaId,
      done: sql<boolean>`${isDone(today)}`,
      guardian: {
        memberId: g.memberId,
        name: members.name,
        may: sql<boolean>`${mayAnswer(today)}`,
        readAt: noticeReads.createdAt,
      },
    })
    .from(notices)
    .innerJoin(ch, and(eq(ch.schoolId, notices.schoolId), isFor(today)))
    .leftJoin(childPortraits, and(eq(childPortraits.schoolId, ch.schoolId), eq(childPortraits.childId, ch.id)))
    .leftJoin(g, and(eq(g.schoolId, ch.schoolId), eq(g.childId, ch.id), mayRead(today)))
    .leftJoin(members, and(eq(members.schoolId, g.schoolId), eq(members.id, g.memberId)))
    .leftJoin(
      noticeReads,
      and(
        eq(noticeReads.schoolId, notices.schoolId),
        eq(noticeReads.noticeId, notices.id),
        eq(noticeReads.memberId, g.memberId),
      ),
    )
    .where(eq(notices.id, noticeId))
    .orderBy(ch.lastName, ch.firstName, ch.id, members.name)
}

function currentAnswers(q: Pick<Queries, 'select'>, noticeId: string) {
  return q
    .select({ childId: noticeAnswers.childId, memberId: noticeAnswers.memberId, at: noticeAnswers.createdAt })
    .from(noticeAnswers)
    .innerJoin(noticeVersions, ofVersion)
    .innerJoin(notices, and(eq(notices.schoolId, noticeVersions.schoolId), eq(notices.id, noticeVersions.noticeId)))
    .where(and(eq(noticeAnswers.noticeId, noticeId), eq(noticeVersions.number, notices.version)))
}

async function recordedAnswers(q: Pick<Queries, 'select'>, noticeId: string): Promise<RecordedAnswer[]> {
  const rows = await q
    .select({
      id: noticeAnswers.id,
      child: { firstName: children.firstName, lastName: children.lastName, callName: children.callName },
      signer: noticeAnswers.signerName,
      number: noticeVersions.number,
      hash: noticeAnswers.hash,
      at: noticeAnswers.createdAt,
      way: noticeSignatures.way,
      mark: noticeSignatures.mark,
    })
    .from(noticeAnswers)
    .innerJoin(noticeVersions, ofVersion)
    .innerJoin(children, and(eq(children.schoolId, noticeAnswers.schoolId), eq(children.id, noticeAnswers.childId)))
    .leftJoin(
      noticeSignatures,
      and(eq(noticeSignatures.schoolId, noticeAnswers.schoolId), eq(noticeSignatures.answerId, noticeAnswers.id)),
    )
    .where(eq(noticeAnswers.noticeId, noticeId))
    .orderBy(noticeAnswers.createdAt, noticeAnswers.id)
  return rows.map(({ child, at, ...row }) => ({ ...row, childName: nameOf(child), at: at.toISOString() }))
}

const ofVersion = and(
  eq(noticeVersions.schoolId, noticeAnswers.schoolId),
  eq(noticeVersions.id, noticeAnswers.versionId),
)
