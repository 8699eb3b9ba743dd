import { eq, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { children } from '#db/schema/children.ts'
import { media } from '#db/schema/media.ts'
import { conversations, messages } from '#db/schema/messages.ts'
import { messageTranslations } from '#db/schema/messages-translations.ts'
import { retentionNotices } from '#db/schema/retention.ts'
import { temporaryStore } from '#tenants/files/test-folder.ts'
import { attachmentBy } from '#tenants/files/test-photos.ts'
import { eraseDueRecords } from '#tenants/people/leaving/erasing.server.ts'
import { say, TestTalk } from './test-talk.ts'

let store: Awaited<ReturnType<typeof temporaryStore>>
beforeAll(async () => {
  store = await temporaryStore()
})
afterAll(() => store.remove())

test('with the records of a child go the talks about it, their translations and their files; other talks stay', async () => {
  const talk = await TestTalk.make()
  const { teacher, place } = talk
  const { inside } = place
  const [mina, other] = [await talk.family(), await talk.family(talk.bees, 'Ben')]
  const circle = await talk.circle(teacher, mina.childId)
  const photo = await attachmentBy(teacher.school)
  const first = await say(teacher, circle, 'Look', { mediaIds: [photo] })
  await say(mina, circle, 'Thank you', { replyToId: first })
  const kept = await say(teacher, await talk.circle(teacher, other.childId), 'Hello')
  await inside.write(async tx => {
    await tx
      .insert(messageTranslations)
      .values([first, kept].map(messageId => ({ messageId, language: 'zh-Hans', textSealed: 'sealed' })))
    await tx.update(children).set({ leftOn: '2020-06-30' }).where(eq(children.id, mina.childId))
    await tx.insert(retentionNotices).values({
      ...{ childId: mina.childId, batchId: uuidv7() },
      noticedOn: sql`${inside.today()}::date - 31`,
    })
  })
  await eraseDueRecords(inside)
  expect(await inside.read(q => q.select().from(conversations))).toMatchObject([{ childId: other.childId }])
  expect((await inside.read(q => q.select().from(messages))).map(({ id }) => id)).toEqual([kept])
  expect(await inside.read(q => q.select().from(messageTranslations))).toMatchObject([{ messageId: kept }])
  const [file] = await inside.read(q => q.select().from(media).where(eq(media.id, photo)))
  expect(file?.deletedAt).not.toBeNull()
})
