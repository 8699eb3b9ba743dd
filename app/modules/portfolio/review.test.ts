import { beforeEach, describe, expect, test } from 'vitest'
import { problemOf } from '#tenants/people/test-people.ts'
import { changeObservation } from './observation.server.ts'
import { approveObservation, ownUnshared, returnObservation, shareObservation, waitingIds } from './sharing.server.ts'
import { type Family, seenBy, TestPortfolio } from './test-portfolio.ts'

let own: TestPortfolio
let mina: Family
beforeEach(async () => {
  own = await TestPortfolio.make()
  mina = await own.family()
})

describe('where a lead looks first', () => {
  test('a teacher’s observation waits unseen by families until it is let out, once', async () => {
    const id = await own.observe([mina.childId], {}, { review: true })
    expect(await seenBy(mina, id)).toBeNull()
    expect([await waitingIds(own.office.school), await waitingIds(own.otherTeacher.school)]).toEqual([[id], []])
    await approveObservation(own.office.school, id)
    await approveObservation(own.office.school, id)
    expect(await seenBy(mina, id)).toMatchObject({ state: 'shared' })
    expect(await own.row(id)).toMatchObject({ reviewedBy: own.office.memberId })
    expect(await waitingIds(own.office.school)).toEqual([])
  })

  test('what comes back says why, to its writer alone, and can be sent again', async () => {
    const id = await own.observe([mina.childId], {}, { review: true })
    await returnObservation(own.office.school, id, 'Which blocks?')
    await returnObservation(own.office.school, id, 'Another note')
    expect(await seenBy(own.teacher, id)).toMatchObject({ state: 'draft', note: 'Which blocks?' })
    expect(await ownUnshared(own.teacher.school)).toEqual([id])
    const input = own.input([mina.childId], { text: 'Wooden blocks.' })
    expect(await changeObservation(own.teacher.school, id, input, true)).toBe('waiting')
    await approveObservation(own.office.school, id)
    expect(await seenBy(mina, id)).toMatchObject({ text: 'Wooden blocks.', note: null })
  })

  test('the office’s own goes out at once, and a draft does not wait', async () => {
    const id = await own.observe([mina.childId], {}, { by: own.office, review: true })
    expect(await seenBy(mina, id)).not.toBeNull()
    const draft = await own.observe([mina.childId], { outcome: 'draft' }, { review: true })
    expect(await waitingIds(own.office.school)).toEqual([])
    expect(await problemOf(approveObservation(own.office.school, draft))).toBe('conflict')
    expect(await problemOf(returnObservation(own.office.school, id, 'Too late'))).toBe('conflict')
    expect(await shareObservation(own.teacher.school, draft, true)).toBe('waiting')
    expect(await shareObservation(own.teacher.school, draft, true)).toBe('waiting')
  })

  test('nobody else lets it out or gives it back', async () => {
    const id = await own.observe([mina.childId], {}, { review: true })
    expect(await problemOf(approveObservation(own.otherTeacher.school, id))).toBe('not_found')
    expect(await problemOf(approveObservation(mina.school, id))).toBe('not_found')
    expect(await problemOf(returnObservation(mina.school, id, 'No'))).toBe('not_found')
  })
})
