import type { NoticeLevel } from '#db/schema/notices.ts'
import type { School } from '#tenants/school.server.ts'
import { confirmNotice, signNotice } from './answer.server.ts'
import { writeNotice } from './notice.server.ts'
import { markRead } from './reading.server.ts'
import { shownNotice } from './shown.server.ts'

export interface NoticeSeed {
  id: string
  title: string
  body: string
  level: NoticeLevel
  /** For this class; for the whole school unless told. */
  classId: string | undefined
  /** From today to its last day. */
  daysLeft?: number
  pinned?: boolean
  draft?: boolean
  /** Guardians who have opened it. */
  readers: readonly School[]
  /** Guardians who have answered, each for a child. */
  answers: readonly { guardian: School; childId: string }[]
}

/** A notice as staff would have written it, read and answered by the same functions as families use. */
export async function seedNotice(by: School, seed: NoticeSeed): Promise<void> {
  const { id, title, body, level, classId, daysLeft, pinned = false, draft = false, readers, answers } = seed
  const day = 86_400_000
  await writeNotice(by, id, {
    title,
    body,
    level,
    audience: classId ? 'chosen' : 'school',
    classIds: classId ? [classId] : [],
    tagIds: [],
    childIds: [],
    mediaIds: [],
    everyGuardian: false,
    commentsOn: level === 'read',
    pinned,
    expiresOn:
      daysLeft === undefined ? undefined : new Date(Date.parse(by.today()) + daysLeft * day).toISOString().slice(0, 10),
    when: draft ? 'draft' : 'now',
  })
  for (const guardian of readers) await markRead(guardian, id, 1)
  const versionId = (await shownNotice(by, id)).versions[0]?.id
  if (!versionId) return
  for (const { guardian, childId } of answers) {
    const answered = { versionId, childIds: [childId] }
    if (level === 'confirm') await confirmNotice(guardian, id, answered)
    if (level === 'sign') await signNotice(guardian, id, answered, { way: 'drawn', mark: scribble })
  }
}

/** Somebody's hand. */
const scribble =
  'M70 120L84 84L104 58L122 60L124 84L108 116L92 136L104 122L132 92L150 88L152 108L146 124L166 106L186 92L194 100L188 120L206 106L232 92L240 108L262 96L284 88L292 104L330 98L372 90L430 96L490 84M340 70L352 62L356 66'
