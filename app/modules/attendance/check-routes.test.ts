import { v7 as uuidv7 } from 'uuid'
import { beforeEach, expect, test } from 'vitest'
import { looksAt } from '#tenants/access/access.server.ts'
import { loader as classCheck } from './routes/check.tsx'
import { action as checks } from './routes/checks.ts'
import { loader as childChecks } from './routes/child-checks.tsx'
import { action as settings } from './routes/settings.tsx'
import { action as steps } from './routes/steps.ts'
import { type Family, type Person, TestRegister } from './test-register.ts'

let own: TestRegister
let mia: Family
beforeEach(async () => {
  own = await TestRegister.make({ kind: 'kindergarten' })
  mia = await own.family('Mia')
})

const fields = (over: Record<string, string> = {}) => {
  const all = { checkId: uuidv7(), childId: mia.childId, day: own.today, state: 'seen', ...over }
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [`checks[0].${name}`, value]))
}
const send = (by: Person, over?: Record<string, string>) => by.visitor.act(checks, { ...fields(over), waited: '0' })
const list = (by: Person) => by.visitor.load(classCheck, '/', { params: { classId: own.bees } })
const open = (by: Person) =>
  by.visitor.load(childChecks, `/attendance/children/${mia.childId}/checks`, { params: { childId: mia.childId } })

test('a class’s check opens for its staff and the office; for nobody where the school does none', async () => {
  const ask = async (by: Person) => (await list(by)).status
  expect([await ask(own.teacher), await ask(own.office)]).toEqual([200, 200])
  expect([await ask(own.otherTeacher), await ask(mia)]).toEqual([404, 403])
  await own.set({ checks: false })
  expect(await ask(own.teacher)).toBe(404)
})

test('the round of noon is offered from its hour on, where the school does one', async () => {
  const ask = async (round: string) => {
    const { status, data } = await own.teacher.visitor.load(classCheck, `/?round=${round}`, {
      params: { classId: own.bees },
    })
    return status === 200 ? (data as { list: { round: string }; rounds: string[] }) : status
  }
  expect([await ask('noon'), await ask('morning')]).toMatchObject([404, { list: { round: 'morning' }, rounds: [] }])
  await own.set({ checks: true, noonChecks: true, noonFrom: '00:00' })
  const both = ['morning', 'noon']
  expect(await ask('')).toMatchObject({ list: { round: 'noon' }, rounds: both })
  expect(await ask('morning')).toMatchObject({ list: { round: 'morning' }, rounds: both })
  await own.set({ checks: true, noonChecks: true, noonFrom: '24:00' })
  expect([await ask('noon'), await ask('')]).toMatchObject([404, { list: { round: 'morning' }, rounds: [] }])
})

test('what makes no sense is refused at its field, and nothing is kept', async () => {
  for (const [over, field] of [
    [{ temperature: '368' }, 'temperature'],
    [{ temperature: 'hot' }, 'temperature'],
    [{ hands: 'green' }, 'hands'],
    [{ note: 'x'.repeat(501) }, 'note'],
    [{ day: '2020-01-01' }, 'day'],
  ] as const) {
    const { status, data } = await send(own.teacher, over)
    expect([status, data]).toMatchObject([
      422,
      { submission: { error: { [`checks[0].${field}`]: [expect.any(String)] } } },
    ])
  }
  expect((await list(own.teacher)).data).toMatchObject({ list: { children: [{ check: null }] } })
})

test('a family reads its child’s checks, the teacher leaves a look, the office says why first', async () => {
  await send(own.teacher, { temperature: '38.5' })
  const step = { stepId: uuidv7(), day: own.today, step: 'isolated', waited: '0' }
  expect((await own.teacher.visitor.act(steps, step, '/', { params: { childId: mia.childId } })).status).toBe(200)
  const days = { days: [{ rounds: [{ check: { finding: { temperature: 38.5 } } }], steps: [{ step: 'isolated' }] }] }
  expect((await open(mia)).data).toMatchObject(days)
  expect((await open(own.teacher)).data).toMatchObject(days)
  expect((await open(own.office)).location).toMatch(new RegExp(`^/access/${mia.childId}/reason`))
  expect((await open(own.otherTeacher)).status).toBe(404)
  expect((await looksAt(mia.school, mia.childId)).looks).toMatchObject([{ name: 'Tess Teacher', subject: 'health' }])
})

test('a step for a child that is not the actor’s is not found, whatever the day; for a past day it is refused in words', async () => {
  const post = (childId: string, day: string) =>
    own.teacher.visitor.act(steps, { stepId: uuidv7(), day, step: 'isolated', waited: '0' }, '/', {
      params: { childId },
    })
  const finn = await own.family('Finn', own.frogs)
  for (const childId of [uuidv7(), finn.childId])
    for (const day of ['2020-01-01', own.today]) expect((await post(childId, day)).status).toBe(404)
  const { status, data } = await post(mia.childId, '2020-01-01')
  expect([status, JSON.stringify(data)]).toEqual([422, expect.stringContaining('cannot be changed')])
})

test('the office sets from which temperature it is alerted; nothing is what its country does', async () => {
  const form = { missingBy: '09:00', lateAfter: '09:00', schoolDays: '1', checks: 'on' }
  const save = async (checkAlertFrom: string) =>
    (await own.office.visitor.act(settings, { ...form, checkAlertFrom })).status
  expect([await save('50'), await save('warm')]).toEqual([422, 422])
  const line = async () => ((await list(own.teacher)).data as { list: { thresholds: object } }).list.thresholds
  expect([await save('37.5'), await line()]).toEqual([302, { alertFrom: 37.5, alertSigns: false }])
  expect([await save(''), await line()]).toMatchObject([302, { alertFrom: 38 }])
})
