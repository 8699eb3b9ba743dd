import { and, eq, inArray } from 'drizzle-orm'
import type { MessageKey } from '#app/platform/i18n/translate.ts'
import type { NotificationReader, NotificationText, NotificationTexts } from '#app/platform/notification-text.ts'
import { urgentCalls, urgentRounds } from '#db/schema/urgent.ts'
import { wordsOf } from '#tenants/urgent/sealed-words.server.ts'
import { paths } from './paths.ts'

interface Told {
  subjectId: string
  callId: string
  wordsSealed: string
}

const fields = { callId: urgentCalls.id, wordsSealed: urgentCalls.wordsSealed }

/** The words themselves stand in lists and mails: nobody has time to look for them. */
export const notificationTexts: NotificationTexts = {
  'urgent.call': async (reader, ids) => texts(reader, 'urgent.told.call', await calls(reader, ids)),
  'urgent.again': async (reader, ids) => texts(reader, 'urgent.told.again', await rounds(reader, ids)),
  'urgent.clear': async (reader, ids) => texts(reader, 'urgent.told.clear', await calls(reader, ids)),
  'urgent.due': async (reader, ids) => texts(reader, 'urgent.told.due', await calls(reader, ids)),
}

const calls = ({ school }: NotificationReader, ids: readonly string[]): Promise<Told[]> =>
  school.read(q =>
    q
      .select({ subjectId: urgentCalls.id, ...fields })
      .from(urgentCalls)
      .where(inArray(urgentCalls.id, [...ids])),
  )

const rounds = ({ school }: NotificationReader, ids: readonly string[]): Promise<Told[]> =>
  school.read(q =>
    q
      .select({ subjectId: urgentRounds.id, ...fields })
      .from(urgentRounds)
      .innerJoin(
        urgentCalls,
        and(eq(urgentCalls.schoolId, urgentRounds.schoolId), eq(urgentCalls.id, urgentRounds.callId)),
      )
      .where(inArray(urgentRounds.id, [...ids])),
  )

async function texts(
  { school, t }: NotificationReader,
  key: MessageKey,
  rows: readonly Told[],
): Promise<Map<string, NotificationText>> {
  const words = await wordsOf(
    school,
    rows.map(({ callId, wordsSealed }) => ({ id: callId, wordsSealed })),
  )
  return new Map(
    rows.map(({ subjectId, callId }) => [
      subjectId,
      { title: t(key), text: words.get(callId) ?? '', href: paths.call(callId), icon: 'triangle-alert' },
    ]),
  )
}
