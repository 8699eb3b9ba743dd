import { and, asc, count, desc, eq, ilike, sql } from 'drizzle-orm'
import { type Queries, runTransaction } from '#db/client.server.ts'
import { helpRequests, type RequestState } from '#db/schema/help.ts'
import { operatorLog, operators, schools } from '#db/schema/platform.ts'
import { system } from '../actor.ts'
import { notify } from '../notifications/notify.server.ts'
import type { OperatorAction } from '../operator-log.server.ts'
import { found, Problem } from '../problem.ts'
import { resolveSchool } from '../resolve.server.ts'
import { School } from '../school.server.ts'
import { operatorOf } from '../support/people.server.ts'
import { insertPost, type Post, pictureOf, postsOf, sealPost } from './posts.server.ts'
import { openHelp } from './sealed.server.ts'

export const requestsPerPage = 30

/** A request as the vendor reads it. */
export interface DeskRequest {
  id: string
  subject: string
  state: RequestState
  waitingSince: Date
  at: Date
  school: { id: string; name: string; timeZone: string }
  assigned: { id: string; name: string } | null
}

/** Requests of a state, those that wait longest first; closed ones the newest first. @param search part of a school's name @param page from 1 */
export async function deskRequests(filter: { state: RequestState; search: string; page: number }) {
  const where = and(
    eq(helpRequests.state, filter.state),
    filter.search ? ilike(schools.name, `%${filter.search.replace(/[\\%_]/g, '\\$&')}%`) : undefined,
  )
  const [rows, counted] = await runTransaction('platform', { readOnly: true }, q =>
    Promise.all([
      joined(q)
        .where(where)
        .orderBy(filter.state === 'closed' ? desc(helpRequests.waitingSince) : asc(helpRequests.waitingSince))
        .limit(requestsPerPage)
        .offset((filter.page - 1) * requestsPerPage),
      q.select({ state: helpRequests.state, n: count() }).from(helpRequests).groupBy(helpRequests.state),
    ]),
  )
  const counts = new Map(counted.map(({ state, n }) => [state, n]))
  return { rows: await Promise.all(rows.map(opened)), counts }
}

/** How many wait for an answer. */
export async function waitingRequests(): Promise<number> {
  const [row] = await runTransaction('platform', { readOnly: true }, q =>
    q.select({ n: count() }).from(helpRequests).where(eq(helpRequests.state, 'open')),
  )
  return row?.n ?? 0
}

/** One with what was written. @throws Problem not_found */
export async function deskRequest(id: string): Promise<DeskRequest & { posts: Post[] }> {
  const [row] = await runTransaction('platform', { readOnly: true }, q => joined(q).where(eq(helpRequests.id, id)))
  const [request, posts] = await Promise.all([opened(found(row)), postsOf(id)])
  return { ...request, posts }
}

/** @throws Problem not_found */
export const deskPicture = async (requestId: string, postId: string): Promise<Buffer> =>
  found(await pictureOf(requestId, postId))

/** Answers a request; who asked is told in their list and by mail. Twice is once. @throws Problem not_found, forbidden */
export async function answer(identityId: string, requestId: string, post: { id: string; body: string }): Promise<void> {
  const operator = await working(identityId)
  const sealed = await sealPost({ ...post, requestId, author: operator.name || 'Cubby', operatorId: operator.id }, null)
  const request = await change(operator.id, requestId, 'request.answered', async q => {
    if (!(await insertPost(q, sealed))) return null
    return { state: 'answered', assignedTo: sql`coalesce(${helpRequests.assignedTo}, ${operator.id}::uuid)` }
  })
  const school = request && (await resolveSchool(request.schoolId))
  if (school) await notify(new School(school.facts, system), [request.memberId], 'help.answered', requestId)
}

/** Takes a request on, or gives it to a colleague. @throws Problem not_found */
export async function assign(identityId: string, requestId: string, operatorId: string): Promise<void> {
  const by = await working(identityId)
  await change(by.id, requestId, 'request.assigned', async (q, row) => {
    const [to] = await q.select({ id: operators.id }).from(operators).where(eq(operators.id, operatorId))
    return row.assignedTo === found(to).id ? null : { assignedTo: operatorId }
  })
}

export async function closeRequest(identityId: string, requestId: string): Promise<void> {
  await change((await working(identityId)).id, requestId, 'request.closed', async (_q, { state }) =>
    state === 'closed' ? null : { state: 'closed' },
  )
}

export async function reopenRequest(identityId: string, requestId: string): Promise<void> {
  await change((await working(identityId)).id, requestId, 'request.reopened', async (_q, { state }) =>
    state === 'closed' ? { state: 'open', waitingSince: sql`now()` } : null,
  )
}

type Row = typeof helpRequests.$inferSelect
type Change = Parameters<ReturnType<Queries['update']>['set']>[0]

/** One act on one request, written down with it; one that finds everything as it should be leaves no entry. */
async function change(
  operatorId: string,
  requestId: string,
  action: OperatorAction,
  act: (q: Queries, row: Row) => Promise<Change | null>,
): Promise<Row | null> {
  return runTransaction('platform', { readOnly: false }, async q => {
    const [row] = await q.select().from(helpRequests).where(eq(helpRequests.id, requestId)).for('update')
    const changed = await act(q, found(row))
    if (!changed || !row) return null
    await q.update(helpRequests).set(changed).where(eq(helpRequests.id, requestId))
    await q.insert(operatorLog).values({ operatorId, schoolId: row.schoolId, action, detail: { request: requestId } })
    return row
  })
}

/** @throws Problem forbidden unless they work for the vendor at this moment */
async function working(identityId: string) {
  const operator = await operatorOf(identityId)
  if (!operator) throw new Problem('forbidden')
  return operator
}

const joined = (q: Queries) =>
  q
    .select({
      request: helpRequests,
      school: { id: schools.id, name: schools.name, timeZone: schools.timeZone },
      assigned: { id: operators.id, name: operators.name },
    })
    .from(helpRequests)
    .innerJoin(schools, eq(schools.id, helpRequests.schoolId))
    .leftJoin(operators, eq(operators.id, helpRequests.assignedTo))

async function opened({ request, school, assigned }: Awaited<ReturnType<typeof joined>>[number]): Promise<DeskRequest> {
  const { id, state, waitingSince, createdAt } = request
  const subject = await openHelp('subject_sealed', id, request.subjectSealed)
  return { id, subject, state, waitingSince, at: createdAt, school, assigned }
}
