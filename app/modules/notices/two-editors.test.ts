import { beforeEach, describe, expect, test } from 'vitest'
import { noticeToEdit } from './edited-notice.server.ts'
import { changeNotice } from './notice.server.ts'
import { publishNotice } from './publication.server.ts'
import { shownNotice } from './shown.server.ts'
import { TestNotices } from './test-notices.ts'

let own: TestNotices
beforeEach(async () => {
  own = await TestNotices.make()
})

describe('changing one notice', () => {
  test('two forms at once: the second changes nothing until it was made from the newer state', async () => {
    const noticeId = await own.notice()
    const { basis } = await noticeToEdit(own.teacher.school, noticeId)
    const [mine, theirs] = [own.input({ title: 'Mine' }), own.input({ title: 'Theirs' })]
    expect(await changeNotice(own.office.school, noticeId, theirs, basis)).toBe('written')
    expect(await changeNotice(own.office.school, noticeId, theirs, basis)).toBe('written')
    expect(await changeNotice(own.teacher.school, noticeId, mine, basis)).toBe('overtaken')
    expect(await shownNotice(own.teacher.school, noticeId)).toMatchObject({ title: 'Theirs', version: 2 })
    expect(await own.edit(own.teacher, noticeId, mine)).toBe('written')
    expect(await shownNotice(own.teacher.school, noticeId)).toMatchObject({ title: 'Mine', version: 3 })
  })

  test('a draft that was sent out meanwhile is not overwritten by a form from before', async () => {
    const noticeId = await own.notice({ when: 'draft' })
    const { basis } = await noticeToEdit(own.teacher.school, noticeId)
    await publishNotice(own.teacher.school, noticeId)
    const input = own.input({ body: 'Half a thought.', when: 'draft' })
    expect(await changeNotice(own.teacher.school, noticeId, input, basis)).toBe('overtaken')
  })
})
