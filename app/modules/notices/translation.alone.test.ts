import { eq } from 'drizzle-orm'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { action as choose } from '#app/routes/settings/translation-choice.ts'
import { action as wish } from '#app/routes/translation/own.tsx'
import { members } from '#db/schema/members.ts'
import { noticeTranslations } from '#db/schema/notices-translations.ts'
import { publish } from '#tenants/bus.server.ts'
import { withdrawNotice } from './notice.server.ts'
import { loader as page } from './routes/notice.tsx'
import { action as translation } from './routes/translation.ts'
import type { ShownNotice } from './shown-notice.ts'
import { type Family, type Person, TestNotices } from './test-notices.ts'

// Before any module reads the environment.
const translator = await vi.hoisted(async () => {
  const { startTranslator } = await import('#tenants/translation/test-translator.ts')
  const started = await startTranslator()
  process.env.DEEPL_API_KEY = 'a-key'
  process.env.DEEPL_URL = started.url
  return started
})
afterAll(() => translator.close())

let own: TestNotices
let family: Family
beforeEach(async () => {
  translator.asked.length = 0
  own = await TestNotices.make()
  family = await own.family()
  await own.place.inside.write(tx =>
    tx.update(members).set({ locale: 'zh-Hans' }).where(eq(members.id, family.memberId)),
  )
  await publish('member', own.place.id)
  await own.office.visitor.act(choose, { on: 'on' })
})
const shown = async ({ visitor }: Person, noticeId: string) =>
  ((await visitor.load(page, '/', { params: { noticeId } })).data as { notice: ShownNotice }).notice
const ask = ({ visitor }: Person, noticeVersionId: string) =>
  visitor.act(translation, {}, '/', { params: { noticeVersionId } })
const rows = () => own.place.inside.read(q => q.select().from(noticeTranslations))

describe('a notice in another language', () => {
  test('is translated with its title, marks kept, and kept sealed for the next reader', async () => {
    const noticeId = await own.notice({ body: 'Please bring:\n- **boots**\n- https://pond.example' })
    expect((await shown(family, noticeId)).translation).toEqual({ kept: null })
    const translated = {
      title: 'ZH-HANS: TRIP TO THE POND',
      body: 'ZH-HANS: PLEASE BRING:\n- ZH-HANS: **BOOTS**\n- https://pond.example',
    }
    const versionId = await own.versionOf(family, noticeId)
    expect((await ask(family, versionId)).data).toEqual({ translated })
    expect((await ask(family, versionId)).data).toEqual({ translated })
    expect(translator.asked).toHaveLength(1)
    expect((await shown(family, noticeId)).translation).toEqual({ kept: translated })
    expect(JSON.stringify(await rows())).not.toContain('BOOTS')
    expect((await shown(own.teacher, noticeId)).translation).toBeNull()
  })

  test('belongs to its wording: another one is translated anew', async () => {
    const noticeId = await own.notice()
    await ask(family, await own.versionOf(family, noticeId))
    await own.edit(own.teacher, noticeId, own.input({ body: 'On Monday.' }))
    expect((await shown(family, noticeId)).translation).toEqual({ kept: null })
    const again = await ask(family, await own.versionOf(family, noticeId))
    expect(again.data).toMatchObject({ translated: { body: 'ZH-HANS: ON MONDAY.' } })
    expect(await rows()).toHaveLength(2)
  })

  test('is nobody’s to ask for who may not read it: another class, after a withdrawal', async () => {
    const noticeId = await own.notice()
    const versionId = await own.versionOf(family, noticeId)
    const frog = await own.family(own.frogs)
    for (const person of [frog, own.otherTeacher]) expect((await ask(person, versionId)).status).toBe(404)
    await withdrawNotice(own.teacher.school, noticeId)
    expect((await ask(family, versionId)).status).toBe(404)
    expect(translator.asked).toEqual([])
  })

  test('of more than 5,000 characters stays as it is, and nothing is sent', async () => {
    const noticeId = await own.notice({ body: 'word '.repeat(1_001) })
    expect((await ask(family, await own.versionOf(family, noticeId))).data).toEqual({ reason: 'too_long' })
    expect(translator.asked).toEqual([])
  })

  test('is turned without asking for who wishes so', async () => {
    const noticeId = await own.notice()
    expect((await shown(family, noticeId)).alwaysTranslates).toBe(false)
    for (const fields of [{ always: 'on' }, { always: 'on' }]) await family.visitor.act(wish, fields)
    expect((await shown(family, noticeId)).alwaysTranslates).toBe(true)
    expect((await shown(await own.family(), noticeId)).alwaysTranslates).toBe(false)
    await family.visitor.act(wish)
    expect((await shown(family, noticeId)).alwaysTranslates).toBe(false)
  })
})
