import { and, eq, isNull, lte, sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { notices, noticeVersions } from '#db/schema/notices.ts'
import { found } from '#tenants/problem.ts'
import type { School, Write } from '#tenants/school.server.ts'
import { enqueue } from '#workers/job.ts'
import { announceNotice } from './audience.server.ts'
import { filesNow, haveFailed } from './files.server.ts'
import { fingerprintOf } from './fingerprint.server.ts'
import type { NoticeInput } from './forms.ts'
import { releaseJob } from './jobs.ts'
import { lockAlive, type Notice } from './notice-row.server.ts'
import { standingOf } from './policy.ts'

/**
 * When a form wants its notice out, by the school's clock: an hour that the clocks skip or repeat is the later, or the
 * first, of the two.
 * @returns null for a draft
 */
export function openingOf(
  { facts }: Pick<School, 'facts'>,
  { when, publishAt }: Pick<NoticeInput, 'when' | 'publishAt'>,
  now: Date = new Date(),
): Date | null | 'past' {
  if (when === 'draft') return null
  if (when === 'now' || !publishAt) return now
  const moment = new Date(Temporal.PlainDateTime.from(publishAt).toZonedDateTime(facts.timeZone).epochMilliseconds)
  return moment > now ? moment : 'past'
}

/** Gives a notice its hour, inside a write: out at once, by a job when the hour has come, or none. */
export async function putOut(tx: Write, notice: Notice, opensAt: Date | null): Promise<void> {
  const now = opensAt !== null && opensAt <= new Date()
  if (now) return open(tx, notice)
  const [changed] = await tx.update(notices).set({ opensAt }).where(eq(notices.id, notice.id)).returning()
  if (opensAt) await enqueue(tx, releaseJob, { noticeId: notice.id }, opensAt)
  await announceNotice(tx, found(changed))
}

/**
 * Sends a notice out now; one that is out stays as it is. Files that are still being prepared appear by themselves.
 * @returns false, and nothing is sent, when one of its files could not be prepared
 * @throws Problem not_found, gone once it was withdrawn
 */
export async function publishNotice(school: School, noticeId: string): Promise<boolean> {
  return school.write(async tx => {
    const notice = await lockAlive(tx, noticeId)
    if (standingOf(notice) === 'out') return true
    if (await haveFailed(tx, await filesNow(tx, noticeId))) return false
    await putOut(tx, notice, new Date())
    return true
  })
}

/** Makes a notice that waits for its hour a draft again. @returns false when it went out meanwhile @throws Problem not_found, gone */
export async function cancelPublication(school: School, noticeId: string): Promise<boolean> {
  return school.write(async tx => {
    const notice = await lockAlive(tx, noticeId)
    const standing = standingOf(notice)
    if (standing === 'waiting') await putOut(tx, notice, null)
    return standing !== 'out'
  })
}

/** Opens a notice whose hour has come; nothing if it was put off, taken back or sent out meanwhile. */
export async function releaseNotice(school: School, noticeId: string): Promise<void> {
  await school.write(async tx => {
    const waiting = and(isNull(notices.publishedAt), isNull(notices.withdrawnAt), lte(notices.opensAt, sql`now()`))
    const [due] = await tx
      .select()
      .from(notices)
      .where(and(eq(notices.id, noticeId), waiting))
      .for('update')
    if (due) await open(tx, due)
  })
}

/** Keeps the changed text of a notice that is out as its next wording, and tells its readers. */
export async function reword(tx: Write, notice: Notice): Promise<Notice> {
  const [changed] = await tx
    .update(notices)
    .set({ version: notice.version + 1, editedAt: new Date() })
    .where(eq(notices.id, notice.id))
    .returning()
  const after = found(changed)
  const versionId = await keepWording(tx, after)
  if (versionId) await tx.record('notices.edited', { noticeId: after.id, versionId })
  return after
}

async function open(tx: Write, notice: Notice): Promise<void> {
  const [opened] = await tx
    .update(notices)
    .set({ opensAt: null, publishedAt: new Date() })
    .where(eq(notices.id, notice.id))
    .returning()
  const out = found(opened)
  await keepWording(tx, out)
  await tx.record('notices.published', { noticeId: out.id })
  await announceNotice(tx, out)
}

/** @returns the wording's id; undefined if it was kept already */
async function keepWording(
  tx: Write,
  { id: noticeId, version: number, title, body }: Notice,
): Promise<string | undefined> {
  const files = await filesNow(tx, noticeId)
  const wording = { noticeId, number, title, body }
  const [kept] = await tx
    .insert(noticeVersions)
    .values({ ...wording, hash: fingerprintOf({ ...wording, files }) })
    .onConflictDoNothing()
    .returning({ id: noticeVersions.id })
  return kept?.id
}
