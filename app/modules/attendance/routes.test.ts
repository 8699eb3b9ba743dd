import { v7 as uuidv7 } from 'uuid'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Answer, Fields, TestVisitor } from '#app/platform/test-context.ts'
import { dayBeside } from './clock.ts'
import type { MarkInput } from './forms.ts'
import { attendance as manifest } from './manifest.ts'
import { raiseAlerts } from './missing.server.ts'
import { instantOf } from './school-day.server.ts'
import { seedDays } from './seed.ts'
import { defaults, type Family, type Person, TestRegister } from './test-register.ts'

type Route = Partial<
  Record<'loader' | 'action', Parameters<TestVisitor['load']>[0] & Parameters<TestVisitor['act']>[0]>
>
const files = import.meta.glob<Route>('./routes/*.{ts,tsx}')

let own: TestRegister
let mia: Family
beforeEach(async () => {
  own = await TestRegister.make()
  mia = await own.family('Mia')
})

async function route(path: string): Promise<Route> {
  const file = manifest.routes.find(each => each.path === path)?.file
  const load = files[`./${file}`]
  if (!load) throw new Error(`No route at ${path}.`)
  return load()
}
async function get(by: Person, path: string, params: Record<string, string> = {}, query = ''): Promise<Answer> {
  return by.visitor.load((await route(path)).loader!, `/${path}${query}`, { params })
}
async function post(by: Person, path: string, fields: Fields, params: Record<string, string> = {}): Promise<Answer> {
  return by.visitor.act((await route(path)).action!, fields, `/${path}`, { params })
}
/** Marks as a page sends them. */
const asForm = (...marks: MarkInput[]): Fields => ({
  ...Object.fromEntries(
    marks.flatMap((mark, index) =>
      Object.entries(mark).map(([name, value]) => [`marks[${index}].${name}`, String(value)]),
    ),
  ),
  waited: '0',
})
const register = 'attendance/classes/:classId'
const month = 'attendance/classes/:classId/month'
const csv = 'attendance/classes/:classId/export'
const child = 'attendance/children/:childId'

describe('the register', () => {
  test('opens for the class’s teacher and the office; for others there is none', async () => {
    const ask = async (by: Person) => (await get(by, register, { classId: own.bees })).status
    expect([await ask(own.teacher), await ask(own.office)]).toEqual([200, 200])
    expect([await ask(own.otherTeacher), await ask(mia)]).toEqual([404, 403])
  })

  test('has no tomorrow, no day that is none, and no class that is none', async () => {
    const ask = async (query: string, classId = own.bees) =>
      (await get(own.teacher, register, { classId }, query)).status
    expect(await ask(`?day=${dayBeside(own.today, -1)}`)).toBe(200)
    for (const query of [`?day=${dayBeside(own.today, 1)}`, '?day=2026-02-30', '?day=x'])
      expect(await ask(query)).toBe(404)
    expect([await ask('', uuidv7()), await ask('', 'x')]).toEqual([404, 404])
  })

  test('takes marks, several at once and as often as they are sent', async () => {
    const jan = await own.family('Jan')
    const form = asForm(own.mark(mia.childId), own.mark(jan.childId, { state: 'absent', reason: 'sick' }))
    for (let times = 0; times < 2; times++) {
      const { status, data } = await post(own.teacher, 'attendance/marks', form)
      expect([status, data]).toMatchObject([200, { outcomes: [{ stands: true }, { stands: true }] }])
    }
    expect(await own.day(jan.childId)).toMatchObject({ state: 'absent', reason: 'sick', revision: 1 })
  })

  test('refuses tomorrow in words, and what makes no sense', async () => {
    const tomorrow = await post(
      own.teacher,
      'attendance/marks',
      asForm(own.mark(mia.childId, { day: dayBeside(own.today, 1) })),
    )
    expect([tomorrow.status, JSON.stringify(tomorrow.data)]).toEqual([
      422,
      expect.stringContaining('This day has not come yet.'),
    ])
    for (const wrong of [{ state: 'asleep' }, { arrived: '25:00' }, { markId: 'x' }, { day: 'soon' }])
      expect(
        (await post(own.teacher, 'attendance/marks', asForm({ ...own.mark(mia.childId), ...wrong } as MarkInput)))
          .status,
      ).toBe(422)
    expect(await own.marks(mia.childId)).toEqual([])
  })
})

describe('a month', () => {
  const monday = '2026-05-04'
  beforeEach(() =>
    seedDays(own.teacher.school, [
      { childId: mia.childId, day: monday, arrived: '08:30', left: '15:00' },
      { childId: mia.childId, day: '2026-05-05', arrived: '09:30', late: true },
      { childId: mia.childId, day: '2026-05-06' },
    ]),
  )

  test('of a class is a grid with sums, for its staff', async () => {
    const { data } = await get(own.teacher, month, { classId: own.bees }, '?month=2026-05')
    expect(data).toMatchObject({
      sheet: {
        rows: [
          {
            name: 'Mia Chen',
            cells: { [monday]: 'here', '2026-05-05': 'late', '2026-05-06': 'absent' },
            present: 2,
            absent: 1,
            late: 1,
            rate: 2 / 3,
          },
        ],
      },
    })
    expect((await get(own.otherTeacher, month, { classId: own.bees })).status).toBe(404)
    expect((await get(mia, month, { classId: own.bees })).status).toBe(403)
  })

  test('of a class is a file in which no name is a formula', async () => {
    await own.family('=cmd|’/c calc’!A1')
    const answer = await get(own.teacher, csv, { classId: own.bees }, '?month=2026-05')
    expect(answer.headers.get('content-type')).toContain('text/csv')
    const [head, formula, line] = String(answer.data).split('\r\n')
    expect(head).toContain('2026-05-04')
    expect(formula).toMatch(/^'=cmd/)
    expect(line).toContain('Mia Chen,')
    expect((await get(own.otherTeacher, csv, { classId: own.bees })).status).toBe(404)
  })

  test('of a child is its family’s too, with every mark; not another family’s', async () => {
    const jan = await own.family('Jan')
    for (const reader of [mia, own.teacher, own.office]) {
      const { data } = await get(reader, child, { childId: mia.childId }, '?month=2026-05')
      expect(data).toMatchObject({ child: { present: 2, missed: 1, days: { length: 3 } } })
    }
    for (const other of [jan, own.otherTeacher])
      expect((await get(other, child, { childId: mia.childId })).status).toBe(404)
  })

  test('of a child is corrected with a reason only, by staff only', async () => {
    const path = 'attendance/children/:childId/correction'
    const fields = { markId: uuidv7(), day: '2026-05-06', state: 'present', arrived: '08:40' }
    const params = { childId: mia.childId }
    const without = await post(own.teacher, path, fields, params)
    expect([without.status, JSON.stringify(without.data)]).toEqual([422, expect.stringContaining('Say why')])
    expect((await post(mia, path, { ...fields, why: 'x' }, params)).status).toBe(403)
    expect((await post(own.otherTeacher, path, { ...fields, why: 'x' }, params)).status).toBe(404)
    const done = await post(own.teacher, path, { ...fields, why: 'Came with grandmother' }, params)
    expect([done.status, done.location]).toEqual([302, `/attendance/children/${mia.childId}?month=2026-05`])
    const { data } = await get(mia, child, params, '?month=2026-05')
    expect(data).toMatchObject({
      child: { days: [{ cell: 'here', marks: [{ why: 'Came with grandmother' }, {}] }, {}, {}] },
    })
  })
})

describe('an absence', () => {
  const path = 'attendance/absences/new'
  const fields = (over: Fields = {}): Fields => ({
    absenceId: uuidv7(),
    childId: mia.childId,
    fromDay: own.today,
    toDay: own.today,
    reason: 'sick',
    note: '',
    ...over,
  })

  test('is reported by the family, approved by the staff, taken back by the family', async () => {
    const form = fields()
    expect(await post(mia, path, form)).toMatchObject({ status: 302, location: '/attendance' })
    expect((await get(own.teacher, 'attendance/absences')).data).toMatchObject({ absences: [{ reason: 'sick' }] })
    const params = { absenceId: String(form.absenceId) }
    expect((await post(own.teacher, 'attendance/absences/:absenceId/approval', {}, params)).status).toBe(200)
    expect((await post(own.teacher, 'attendance/absences/:absenceId/withdrawal', {}, params)).status).toBe(403)
    expect((await post(mia, 'attendance/absences/:absenceId/withdrawal', {}, params)).status).toBe(200)
    expect((await get(mia, 'attendance')).data).toMatchObject({ of: 'family', absences: [{ withdrawn: true }] })
  })

  test('keeps what was typed and says what is wrong at its field', async () => {
    const yesterday = dayBeside(own.today, -1)
    for (const [over, field] of [
      [{ toDay: yesterday }, 'toDay'],
      [{ fromDay: yesterday, toDay: yesterday }, 'toDay'],
      [{ reason: 'bored' }, 'reason'],
      [{ note: 'x'.repeat(501) }, 'note'],
      [{ toDay: '2999-01-01' }, 'toDay'],
      [{ fromDay: '29.2.2026' }, 'fromDay'],
    ] as const) {
      const { status, data } = await post(mia, path, fields(over))
      expect([status, data]).toMatchObject([422, { submission: { error: { [field]: [expect.any(String)] } } }])
    }
    expect((await get(mia, 'attendance')).data).toMatchObject({ absences: [] })
  })

  test('is no teacher’s to report', async () => {
    expect((await post(own.teacher, path, fields())).status).toBe(403)
  })
})

test('an alert is cleared with what was found out', async () => {
  const jan = await own.family('Jan')
  await own.send(own.teacher, own.mark(jan.childId))
  const week = { ...defaults, schoolDays: [1, 2, 3, 4, 5, 6, 7] }
  const [alertId] = await raiseAlerts(own.inside, week, instantOf(own.inside, own.today, '10:00'))
  const clear = (by: Person, finding: string) =>
    post(by, 'attendance/alerts/:alertId/clearance', { finding }, { alertId: alertId! })
  expect((await clear(own.teacher, ' ')).status).toBe(422)
  expect([(await clear(mia, 'x')).status, (await clear(own.otherTeacher, 'x')).status]).toEqual([403, 404])
  expect((await clear(own.teacher, 'On the way')).status).toBe(200)
})

test('the office sets hours and days; nobody else does', async () => {
  const form = { watch: 'on', missingBy: '08:45', lateAfter: '08:15', schoolDays: ['1', '6'] }
  expect((await post(own.teacher, 'attendance/settings', form)).status).toBe(403)
  expect((await post(own.office, 'attendance/settings', { ...form, missingBy: '24:61' })).status).toBe(422)
  expect((await post(own.office, 'attendance/settings', form)).status).toBe(302)
  expect((await get(own.office, 'attendance/settings')).data).toMatchObject({
    settings: { watch: true, missingBy: '08:45', lateAfter: '08:15', schoolDays: [1, 6] },
  })
})

test('switched off it is gone, whoever asks', async () => {
  await own.set({}, false)
  for (const { path, file } of manifest.routes) {
    const { loader, action } = (await files[`./${file}`]!()) as Route
    const params = { classId: own.bees, childId: mia.childId, absenceId: uuidv7(), alertId: uuidv7() }
    if (loader) expect((await own.office.visitor.load(loader, `/${path}`, { params })).status, path).toBe(404)
    if (action) expect((await own.office.visitor.act(action, {}, `/${path}`, { params })).status, path).toBe(404)
  }
})
