import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { runTransaction } from '#db/client.server.ts'
import { helpRequests, type RequestState } from '#db/schema/help.ts'
import { memberOf } from '../actor.ts'
import { spend } from '../identity/limits.server.ts'
import { found, Problem } from '../problem.ts'
import { isOffice } from '../roles.ts'
import type { School } from '../school.server.ts'
import { insertPost, type Post, pictureOf, postsOf, sealPost } from './posts.server.ts'
import type { Screenshot } from './screenshot.server.ts'
import { openHelp, sealHelp } from './sealed.server.ts'

/** A request as its school reads it. */
export interface HelpRequest {
  id: string
  subject: string
  state: RequestState
  at: Date
}

/**
 * Sends a request to the vendor: words, and a picture if one was chosen. From then on it is the vendor's copy. Twice is once.
 * @throws Problem rate_limited
 */
export async function sendRequest(
  school: School,
  request: { id: string; subject: string; body: string },
  screenshot: Screenshot | null,
): Promise<void> {
  const memberId = memberOf(school.actor)
  await spend({ 'help.member': memberId })
  const { id, subject, body } = request
  const subjectSealed = await sealHelp('subject_sealed', id, subject)
  // The first post has the request's id: one form, one row of each.
  const sealed = await sealPost({ id, requestId: id, author: school.actor.name, body }, screenshot)
  await write(async q => {
    const made = await q
      .insert(helpRequests)
      .values({ id, schoolId: school.id, memberId, subjectSealed })
      .onConflictDoNothing()
      .returning({ id: helpRequests.id })
    if (made.length > 0) await insertPost(q, sealed)
  })
}

/** The school's requests, the newest first: all of them for the office, one's own for a teacher. */
export async function requestsOf(school: School): Promise<HelpRequest[]> {
  const rows = await runTransaction('platform', { readOnly: true }, q =>
    q.select().from(helpRequests).where(ownOf(school)).orderBy(desc(helpRequests.createdAt)).limit(50),
  )
  return Promise.all(rows.map(opened))
}

/** One of them with what was written. @throws Problem not_found */
export async function requestOf(school: School, id: string): Promise<HelpRequest & { posts: Post[] }> {
  const [row] = await runTransaction('platform', { readOnly: true }, q =>
    q
      .select()
      .from(helpRequests)
      .where(and(eq(helpRequests.id, id), ownOf(school))),
  )
  const [request, posts] = await Promise.all([opened(found(row)), postsOf(id)])
  return { ...request, posts }
}

/** What the requests of these ids are called, as far as they are the actor's to read. */
export async function subjectsOf(school: School, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await runTransaction('platform', { readOnly: true }, q =>
    q
      .select()
      .from(helpRequests)
      .where(and(inArray(helpRequests.id, [...ids]), ownOf(school))),
  )
  return new Map((await Promise.all(rows.map(opened))).map(({ id, subject }) => [id, subject]))
}

/** Writes on in a request, which then waits for the vendor again; also one that was closed. Twice is once. @throws Problem not_found, rate_limited */
export async function writeOn(
  school: School,
  requestId: string,
  post: { id: string; body: string },
  screenshot: Screenshot | null,
): Promise<void> {
  await spend({ 'help.member': memberOf(school.actor) })
  const sealed = await sealPost({ ...post, requestId, author: school.actor.name }, screenshot)
  await write(async q => {
    const [row] = await q
      .select({ state: helpRequests.state })
      .from(helpRequests)
      .where(and(eq(helpRequests.id, requestId), ownOf(school)))
      .for('update')
    const { state } = found(row)
    if (!(await insertPost(q, sealed)) || state === 'open') return
    await q.update(helpRequests).set({ state: 'open', waitingSince: sql`now()` }).where(eq(helpRequests.id, requestId))
  })
}

/** The school needs no more. Twice is once. @throws Problem not_found */
export async function settle(school: School, requestId: string): Promise<void> {
  const done = await write(q =>
    q
      .update(helpRequests)
      .set({ state: 'closed' })
      .where(and(eq(helpRequests.id, requestId), ownOf(school)))
      .returning({ id: helpRequests.id }),
  )
  found(done[0])
}

/** @throws Problem not_found */
export async function ownPicture(school: School, requestId: string, postId: string): Promise<Buffer> {
  await requestOf(school, requestId)
  return found(await pictureOf(requestId, postId))
}

/** The platform's role sees every school's requests, so the school is named in each statement. */
function ownOf(school: School) {
  if (school.actor.support) throw new Problem('support_closed')
  return and(
    eq(helpRequests.schoolId, school.id),
    isOffice(school.actor.role) ? undefined : eq(helpRequests.memberId, memberOf(school.actor)),
  )
}

async function opened(row: typeof helpRequests.$inferSelect): Promise<HelpRequest> {
  return {
    id: row.id,
    subject: await openHelp('subject_sealed', row.id, row.subjectSealed),
    state: row.state,
    at: row.createdAt,
  }
}

const write = <Result>(work: Parameters<typeof runTransaction<Result>>[2]) =>
  runTransaction('platform', { readOnly: false }, work)
