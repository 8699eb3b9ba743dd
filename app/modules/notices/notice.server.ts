import { eq } from 'drizzle-orm'
import { notices } from '#db/schema/notices.ts'
import { memberOf } from '#tenants/actor.ts'
import { found } from '#tenants/problem.ts'
import type { School } from '#tenants/school.server.ts'
import { announceNotice, chooseAudience, chosenFor, watchersOf } from './audience.server.ts'
import { basisOf } from './basis.server.ts'
import { chooseFiles, filesNow, haveFailed } from './files.server.ts'
import type { NoticeInput } from './forms.ts'
import { lockAlive, lockNotice } from './notice-row.server.ts'
import { isOtherWording, standingOf } from './policy.ts'
import { openingOf, putOut, reword } from './publication.server.ts'

/** What became of a form: written, or its hour is not in the future, or it would go out with a file that could not be prepared. */
export type Written = 'written' | 'past' | 'failed_file'
/** The same of a change, which somebody else may have been quicker with. */
export type Changed = Written | 'overtaken'

/**
 * Writes a notice: kept as a draft, waiting for its hour, or out at once. The browser makes the id, so that a double tap or a
 * retry after a lost answer gives one.
 * @throws Problem not_found for a class, child or file that is not the actor's, and for a teacher writing to the whole school
 */
export async function writeNotice(school: School, noticeId: string, input: NoticeInput): Promise<Written> {
  const opensAt = openingOf(school, input)
  if (opensAt === 'past') return 'past'
  return school.write(async tx => {
    if (await haveFailed(tx, input.mediaIds)) return 'failed_file'
    const [notice] = await tx
      .insert(notices)
      .values({
        id: noticeId,
        ...columnsOf(input),
        createdBy: memberOf(school.actor),
        authorName: school.actor.name,
        authorLocale: school.actor.locale,
      })
      .onConflictDoNothing()
      .returning()
    if (!notice) return 'written'
    await chooseAudience(tx, noticeId, input)
    await chooseFiles(tx, school, notice, input.mediaIds)
    await putOut(tx, notice, opensAt)
    return 'written'
  })
}

/**
 * Changes a notice. What is out already gets another wording where its text or its demand changed: the earlier one is kept,
 * and families answer the new one. The same change twice is one.
 * @param basis of the state that the form was made from; with another one nothing is changed
 * @throws Problem not_found for what the actor may not change, gone once it was withdrawn
 */
export async function changeNotice(
  school: School,
  noticeId: string,
  input: NoticeInput,
  basis: string,
): Promise<Changed> {
  const opensAt = openingOf(school, input)
  return school.write(async tx => {
    const before = await lockAlive(tx, noticeId)
    const out = standingOf(before) === 'out'
    const chosen = await chosenFor(tx, school.actor, noticeId)
    const files = await filesNow(tx, noticeId)
    const now = basisOf({ ...before, ...chosen, mediaIds: files })
    const wanted = { opensAt: opensAt === 'past' ? null : opensAt, publishedAt: before.publishedAt }
    if (now !== basis) return now === basisOf({ ...input, ...wanted }) ? 'written' : 'overtaken'
    if (!out && opensAt === 'past') return 'past'
    const goesOut = !out && opensAt !== null
    if (await haveFailed(tx, goesOut ? input.mediaIds : input.mediaIds.filter(id => !files.includes(id))))
      return 'failed_file'
    // Whoever loses it is told as well; asked while it is still known who they were.
    const readers = await watchersOf(tx, before)
    const [after] = await tx
      .update(notices)
      .set({ ...columnsOf(input), authorLocale: school.actor.locale })
      .where(eq(notices.id, noticeId))
      .returning()
    await chooseAudience(tx, noticeId, input)
    const otherFiles = await chooseFiles(tx, school, before, input.mediaIds)
    if (!out) {
      await putOut(tx, found(after), opensAt === 'past' ? null : opensAt)
      return 'written'
    }
    const changed = otherFiles || isOtherWording(before, input) ? await reword(tx, found(after)) : found(after)
    // Families that were added hear of it; to everybody else it is the same news.
    await tx.record('notices.published', { noticeId })
    await tx.announce('notices', noticeId, readers)
    await announceNotice(tx, changed)
    return 'written'
  })
}

/** Takes a notice back from its readers, or discards a draft. Nothing of it is lost. @throws Problem not_found */
export async function withdrawNotice(school: School, noticeId: string): Promise<void> {
  await school.write(async tx => {
    const notice = await lockNotice(tx, noticeId)
    if (notice.withdrawnAt) return
    const readers = await watchersOf(tx, notice)
    await tx.update(notices).set({ withdrawnAt: new Date() }).where(eq(notices.id, noticeId))
    await tx.announce('notices', noticeId, readers)
  })
}

/** Brings it back as it was; what would have come out meanwhile is a draft again. @throws Problem not_found */
export async function restoreNotice(school: School, noticeId: string): Promise<void> {
  await school.write(async tx => {
    const notice = await lockNotice(tx, noticeId)
    if (!notice.withdrawnAt) return
    const missed = notice.opensAt !== null && notice.opensAt <= new Date()
    const [back] = await tx
      .update(notices)
      .set({ withdrawnAt: null, ...(missed ? { opensAt: null } : {}) })
      .where(eq(notices.id, noticeId))
      .returning()
    await announceNotice(tx, found(back))
  })
}

const columnsOf = ({ title, body, level, audience, everyGuardian, commentsOn, pinned, expiresOn }: NoticeInput) => ({
  ...{ title, body, level, audience, everyGuardian, commentsOn, pinned },
  expiresOn: expiresOn ?? null,
})
