import type { LiveAudience, School } from '#tenants/school.server.ts'
import type { Stream } from './live.server.ts'
import { mayConcern } from './live-reader.ts'

/**
 * What `app/modules/<id>/typing.server.ts` exports as `typing`: where people write to each other, so that the others' open pages can be told
 * that somebody is about to. Nothing of it is kept.
 */
export interface TypingPlace {
  /** For whom it may be, so that other pages need not look; null for what is no such place. Asked as the school itself. */
  audienceOf(school: School, placeId: string): Promise<LiveAudience | null>
  /** Whether a reader has the place before them now. Asked under their own rights. */
  isSeen(school: School, placeId: string): Promise<boolean>
}

const files = import.meta.glob<{ typing: TypingPlace }>('/app/modules/*/typing.server.ts')

/**
 * Tells open pages of this process that somebody writes: only those whose readers see the place at this moment, and not the writer's own.
 * A sign that is lost is no loss, so a failed read ends it without a word.
 * @param ids of school, place and member, joined by dots
 */
export async function passTyping(ids: string, streamsOf: (schoolId: string) => Stream[]): Promise<void> {
  const [schoolId = '', id = '', by = ''] = ids.split('.')
  const open = streamsOf(schoolId).filter(({ school }) => school.actor.memberId !== by)
  const [first] = open
  if (!first) return
  for (const load of Object.values(files)) {
    const { typing } = await load()
    const audience = await typing.audienceOf(first.school.asSystem(), id).catch(() => null)
    if (!audience) continue
    const whole = { classIds: [], childIds: [], memberIds: [], staffOnly: false, ...audience }
    const concerned = open.filter(({ reader }) => !reader || mayConcern(whole, reader))
    await Promise.all(
      concerned.map(async stream => {
        if (await typing.isSeen(stream.school, id).catch(() => false)) stream.pass('typing', { id, by })
      }),
    )
  }
}
