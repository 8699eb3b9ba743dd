import { eq } from 'drizzle-orm'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { action as addTerm } from '#app/routes/settings/translation.tsx'
import { action as choose } from '#app/routes/settings/translation-choice.ts'
import { members } from '#db/schema/members.ts'
import { messageTranslations } from '#db/schema/messages-translations.ts'
import { brands } from '#db/schema/settings.ts'
import { translationDays } from '#db/schema/translation.ts'
import { publish } from '#tenants/bus.server.ts'
import type { Thread } from './conversation.ts'
import { retract } from './retraction.server.ts'
import { loader as page } from './routes/conversation.tsx'
import { action as translation } from './routes/translation.ts'
import { type Family, type Person, say, TestTalk } from './test-talk.ts'

// Before any module reads the environment.
const translator = await vi.hoisted(async () => {
  const { startTranslator } = await import('#tenants/translation/test-translator.ts')
  const started = await startTranslator()
  process.env.LIBRETRANSLATE_URL = started.url
  process.env.LIBRETRANSLATE_API_KEY = 'a-key'
  return started
})
afterAll(() => translator.close())

let own: TestTalk
let family: Family
let conversationId: string
beforeEach(async () => {
  translator.refuse(null)
  translator.asked.length = 0
  own = await TestTalk.make()
  family = await own.family()
  conversationId = await own.circle(family, family.childId)
  await own.place.inside.write(tx =>
    tx.update(members).set({ locale: 'zh-Hans' }).where(eq(members.id, family.memberId)),
  )
  await publish('member', own.place.id)
  await letTranslate()
})
const letTranslate = (on = true) => own.office.visitor.act(choose, on ? { on: 'on' } : {})
const ask = ({ visitor }: Person, messageId: string) => visitor.act(translation, {}, '/', { params: { messageId } })
const messagesOf = async ({ visitor }: Person) =>
  ((await visitor.load(page, '/', { params: { conversationId } })).data as { thread: Thread }).thread.messages
const rowsOf = (school: typeof own.place.inside) => school.read(q => q.select().from(messageTranslations))

describe('a message in another language', () => {
  test('is translated for who asks, kept sealed, and costs nothing for the second reader', async () => {
    const messageId = await say(own.teacher, conversationId, 'See you at the pond')
    expect(await messagesOf(family)).toMatchObject([{ translation: { kept: null } }])
    const second = await own.guardian(family.childId, 'Second parent')
    // Two at once are one question.
    const [one, other] = await Promise.all([ask(family, messageId), ask(family, messageId)])
    expect(one.data).toEqual({ translated: 'zh: SEE YOU AT THE POND' })
    expect(other.data).toEqual(one.data)
    expect(translator.asked).toHaveLength(1)
    expect(await messagesOf(family)).toMatchObject([{ translation: { kept: 'zh: SEE YOU AT THE POND' } }])
    const rows = await rowsOf(family.school)
    expect(rows).toMatchObject([{ messageId, language: 'zh-Hans' }])
    expect(rows[0]?.textSealed).not.toContain('POND')
    // Her pages are in English, and so was the message.
    expect(await messagesOf(second)).toMatchObject([{ translation: null }])
    expect(await messagesOf(own.teacher)).toMatchObject([{ translation: null }])
  })

  test('is nobody’s to ask for who may not read it, and nothing is sent', async () => {
    const messageId = await say(own.teacher, conversationId, 'Private')
    const frog = await own.family(own.frogs)
    for (const person of [frog, own.otherTeacher]) expect((await ask(person, messageId)).status).toBe(404)
    await own.change(family, { maySee: false })
    expect((await ask(family, messageId)).status).toBe(404)
    expect(translator.asked).toEqual([])
    expect(await rowsOf(own.place.inside)).toEqual([])
  })

  test('goes with its words, also when they are taken back while it is being translated', async () => {
    const messageId = await say(own.teacher, conversationId, 'A mistake')
    await ask(family, messageId)
    await retract(own.teacher.school, messageId)
    expect(await rowsOf(own.place.inside)).toEqual([])
    expect((await ask(family, messageId)).status).toBe(410)

    const later = await say(own.teacher, conversationId, 'Another')
    const answering = translator.hold()
    const asked = ask(family, later)
    await answering.arrived
    await retract(own.teacher.school, later)
    answering.goOn()
    await asked
    expect(await rowsOf(own.place.inside)).toEqual([])
  })

  test('calls a class what the school calls it', async () => {
    await own.place.inside.write(tx =>
      tx.insert(brands).values({
        ...{ colour: '#b23a48', font: 'lexend', corner: 'round' },
        vocabulary: { 'zh-Hans': { class_one: '小队', class_other: '小队' } },
      }),
    )
    await publish('school', own.place.id)
    const messageId = await say(own.teacher, conversationId, 'Our class, all classes, every child')
    expect((await ask(family, messageId)).data).toEqual({ translated: 'zh: OUR 小队, ALL 小队, EVERY CHILD' })
  })

  test('says the school’s own words', async () => {
    const fields = { term: 'Bears', into: 'every', becomes: '' }
    expect((await own.office.visitor.act(addTerm, fields)).status).toBe(302)
    await own.office.visitor.act(addTerm, { term: 'pond', into: 'zh-Hans', becomes: '荷塘' })
    const messageId = await say(own.teacher, conversationId, 'The Bears see <b>the pond</b>')
    expect((await ask(family, messageId)).data).toEqual({ translated: 'zh: THE Bears SEE <B>THE 荷塘</B>' })
    expect((await own.teacher.visitor.act(addTerm, fields)).status).toBe(403)
    const refused = await own.office.visitor.act(addTerm, { ...fields, term: ' ' })
    expect(refused).toMatchObject({ status: 422, data: { submission: { error: { term: [expect.any(String)] } } } })
  })
})

describe('where nothing is translated', () => {
  test('the switch is off: no offer, no asking, and what was kept is out of sight', async () => {
    const messageId = await say(own.teacher, conversationId, 'See you')
    await ask(family, messageId)
    await letTranslate(false)
    expect(await messagesOf(family)).toMatchObject([{ translation: null }])
    expect((await ask(family, messageId)).status).toBe(404)
    expect((await own.teacher.visitor.act(choose, { on: 'on' })).status).toBe(403)
  })

  test.each([429, 500, 403])(
    'the translator answers %s: the reader is told, nothing is kept or counted',
    async status => {
      const messageId = await say(own.teacher, conversationId, 'See you')
      translator.refuse(status)
      expect((await ask(family, messageId)).data).toEqual({ reason: 'unavailable' })
      expect(await rowsOf(own.place.inside)).toEqual([])
      expect(await used()).toBe(0)
      translator.refuse(null)
      expect((await ask(family, messageId)).data).toHaveProperty('translated')
      expect(await used()).toBe(7)
    },
  )

  test('today’s characters are used up: no more is sent', async () => {
    const inside = own.place.inside
    await inside.write(tx => tx.insert(translationDays).values({ day: inside.today(), characters: 20_000 - 7 }))
    const [first, second] = [
      await say(own.teacher, conversationId, 'Seven!!'),
      await say(own.teacher, conversationId, 'x'),
    ]
    expect((await ask(family, first)).data).toHaveProperty('translated')
    expect((await ask(family, second)).data).toEqual({ reason: 'used_up' })
    expect(translator.asked).toHaveLength(1)
  })

  const used = async () => (await own.place.inside.read(q => q.select().from(translationDays)))[0]?.characters
})
