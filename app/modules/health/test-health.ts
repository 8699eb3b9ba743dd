import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { TestSchool, type TestVisitor } from '#app/platform/test-context.ts'
import { children, enrolments } from '#db/schema/children.ts'
import { members } from '#db/schema/members.ts'
import type { Actor } from '#tenants/actor.ts'
import { admitChild } from '#tenants/people/children.server.ts'
import { openClass } from '#tenants/people/classes.server.ts'
import { addGuardian } from '#tenants/people/guardians.server.ts'
import type { Rights } from '#tenants/people/rights.ts'
import { addStaff } from '#tenants/people/staff.server.ts'
import { School } from '#tenants/school.server.ts'
import type { ConditionInput } from './forms.ts'

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

/** For tests: a school of its own with Bees and Frogs, a teacher each, an office and a head; families as they are asked for. */
export class TestHealth {
  private constructor(
    readonly place: TestSchool,
    readonly bees: string,
    readonly frogs: string,
    readonly teacher: Person,
    readonly otherTeacher: Person,
    readonly office: Person,
    readonly owner: Person,
  ) {}

  static async make(overrides: Parameters<typeof TestSchool.make>[0] = {}): Promise<TestHealth> {
    const place = await TestSchool.make({ kind: 'kindergarten', ...overrides })
    const open = (name: string) => openClass(place.inside, { id: randomUUID(), name, schoolYear: '2026/27' })
    const staff = async (name: string, role: 'teacher' | 'office' | 'owner', classIds: string[]): Promise<Person> => {
      const memberId = randomUUID()
      await addStaff(place.inside, memberId, { name, role, classIds, contact: {} })
      return personOf(place, role, memberId)
    }
    const [bees, frogs] = [await open('Bees'), await open('Frogs')]
    return new TestHealth(
      place,
      bees,
      frogs,
      await staff('Tess Teacher', 'teacher', [bees]),
      await staff('Theo Teacher', 'teacher', [frogs]),
      await staff('Olga Office', 'office', []),
      await staff('Olive Owner', 'owner', []),
    )
  }

  get inside(): School {
    return this.place.inside
  }
  get today(): string {
    return this.inside.today()
  }

  /** A child of a class since long ago, with one guardian. */
  async family(
    firstName = 'Mia',
    {
      classId = this.bees,
      rights = {},
      birthDate,
    }: { classId?: string; rights?: Partial<Rights>; birthDate?: string } = {},
  ): Promise<Family> {
    const childId = await this.child(firstName, classId)
    await this.inside.write(tx =>
      tx
        .update(children)
        .set({ birthDate: birthDate ?? null })
        .where(eq(children.id, childId)),
    )
    const memberId = await addGuardian(this.inside, childId, randomUUID(), {
      name: 'Greta Guardian',
      relation: 'mother',
      rights: { ...every, ...rights },
      contact: {},
    })
    return { ...(await personOf(this.place, 'guardian', memberId)), childId }
  }

  async child(firstName: string, classId = this.bees): Promise<string> {
    const childId = await admitChild(this.inside, randomUUID(), { firstName, lastName: 'Chen' }, classId)
    await this.inside.write(tx =>
      tx.update(enrolments).set({ startsOn: '2020-01-01' }).where(eq(enrolments.childId, childId)),
    )
    return childId
  }
}

/** A condition as its form gives it. */
export const peanuts = (over: Partial<ConditionInput> = {}): ConditionInput => ({
  conditionId: uuidv7(),
  versionId: uuidv7(),
  kind: 'allergy',
  severity: 'life_threatening',
  what: 'Peanuts',
  todo: 'Pen into the thigh, then 112',
  medicine: 'Red bag',
  ...over,
})

async function personOf(
  place: TestSchool,
  role: 'teacher' | 'office' | 'owner' | 'guardian',
  memberId: string,
): Promise<Person> {
  await place.inside.write(tx => tx.update(members).set({ welcomedAt: new Date() }).where(eq(members.id, memberId)))
  const actor: Actor = { role, memberId, name: `Test ${role}`, locale: null, welcomed: true }
  return { memberId, school: new School(place.row, actor), visitor: await place.as(memberId) }
}
