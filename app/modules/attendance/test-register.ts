import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { TestSchool, type TestVisitor } from '#app/platform/test-context.ts'
import { attendanceDays, attendanceMarks } from '#db/schema/attendance.ts'
import { members } from '#db/schema/members.ts'
import type { Actor } from '#tenants/actor.ts'
import { admitChild } from '#tenants/people/children.server.ts'
import { openClass } from '#tenants/people/classes.server.ts'
import { addGuardian } from '#tenants/people/guardians.server.ts'
import type { Rights } from '#tenants/people/rights.ts'
import { addStaff } from '#tenants/people/staff.server.ts'
import { School } from '#tenants/school.server.ts'
import type { MarkInput } from './forms.ts'
import { attendance as manifest } from './manifest.ts'
import { markChildren, type Outcome, type Refusal } from './marking.server.ts'
import type { Settings } from './settings.ts'

/** For tests: somebody in a school, as the domain and as a browser know them. */
export interface Person {
  memberId: string
  school: School
  visitor: TestVisitor
}
export interface Family extends Person {
  childId: string
}

const every: Rights = { maySee: true, mayMessage: true, mayPickUp: true, mayDecide: true, mayPay: true }
export const defaults: Settings = manifest.settings.parse({})

/** For tests: a school of its own with Bees and Frogs, a teacher each, and an office; families as they are asked for. */
export class TestRegister {
  private constructor(
    readonly place: TestSchool,
    readonly bees: string,
    readonly frogs: string,
    readonly teacher: Person,
    readonly otherTeacher: Person,
    readonly office: Person,
  ) {}

  static async make(overrides: Parameters<typeof TestSchool.make>[0] = {}): Promise<TestRegister> {
    const place = await TestSchool.make(overrides)
    const open = (name: string) => openClass(place.inside, { id: randomUUID(), name, schoolYear: '2026/27' })
    const staff = async (name: string, role: 'teacher' | 'office', classIds: string[]): Promise<Person> => {
      const memberId = randomUUID()
      await addStaff(place.inside, memberId, { name, role, classIds, contact: {} })
      return personOf(place, role, memberId)
    }
    const [bees, frogs] = [await open('Bees'), await open('Frogs')]
    return new TestRegister(
      place,
      bees,
      frogs,
      await staff('Tess Teacher', 'teacher', [bees]),
      await staff('Theo Teacher', 'teacher', [frogs]),
      await staff('Olga Office', 'office', []),
    )
  }

  get inside(): School {
    return this.place.inside
  }
  get today(): string {
    return this.inside.today()
  }

  /** A child of a class since long ago, with one guardian. */
  async family(firstName = 'Mia', classId = this.bees, rights: Partial<Rights> = {}): Promise<Family> {
    const childId = await admitChild(this.inside, randomUUID(), { firstName, lastName: 'Chen' }, classId)
    await this.inside.write(async tx => {
      const { enrolments } = await import('#db/schema/children.ts')
      await tx.update(enrolments).set({ startsOn: '2020-01-01' }).where(eq(enrolments.childId, childId))
    })
    return { ...(await this.guardian(childId, rights)), childId }
  }

  async guardian(childId: string, rights: Partial<Rights> = {}): Promise<Person> {
    const memberId = await addGuardian(this.inside, childId, randomUUID(), {
      name: 'Greta Guardian',
      relation: 'mother',
      rights: { ...every, ...rights },
      contact: {},
    })
    return personOf(this.place, 'guardian', memberId)
  }

  /** A mark as a page makes it, at a moment (ISO; now unless told). */
  mark(childId: string, over: Partial<MarkInput> = {}): MarkInput {
    return {
      markId: uuidv7(),
      childId,
      day: this.today,
      state: 'present',
      clientAt: new Date().toISOString(),
      ...over,
    }
  }

  /** Sends marks at once, by a clock that is right. */
  send(by: Person, ...marks: MarkInput[]): Promise<{ outcomes: Outcome[] } | { refused: Refusal; at: number }> {
    return markChildren(by.school, defaults, marks, 0)
  }

  /** What the database has of a child's day, whoever asks. */
  async day(childId: string, day = this.today) {
    const rows = await this.inside.read(q => q.select().from(attendanceDays).where(eq(attendanceDays.childId, childId)))
    return rows.find(row => row.day === day)
  }
  async marks(childId: string) {
    return this.inside.read(q => q.select().from(attendanceMarks).where(eq(attendanceMarks.childId, childId)))
  }

  /** Switches the module, or sets how it judges. */
  async set(settings: Partial<Settings>, on = true): Promise<void> {
    await this.place.set('attendance', settings, on)
  }
}

async function personOf(place: TestSchool, role: 'teacher' | 'office' | 'guardian', memberId: string): Promise<Person> {
  await place.inside.write(tx => tx.update(members).set({ welcomedAt: new Date() }).where(eq(members.id, memberId)))
  const actor: Actor = { role, memberId, name: `Test ${role}`, locale: null, welcomed: true }
  return { memberId, school: new School(place.row, actor), visitor: await place.as(memberId) }
}
