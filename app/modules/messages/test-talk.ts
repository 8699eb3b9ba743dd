import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { TestSchool, type TestVisitor } from '#app/platform/test-context.ts'
import { guardianships } from '#db/schema/children.ts'
import { type MemberRole, members } from '#db/schema/members.ts'
import type { Actor } from '#tenants/actor.ts'
import { admitChild } from '#tenants/people/children.server.ts'
import { openClass } from '#tenants/people/classes.server.ts'
import { addGuardian } from '#tenants/people/guardians.server.ts'
import { addStaff } from '#tenants/people/staff.server.ts'
import { School } from '#tenants/school.server.ts'
import { openConversation } from './opening.server.ts'
import { send } from './sending.server.ts'

/** For tests: somebody in a school, as the domain and as a browser know them. */
export interface Person {
  memberId: string
  school: School
  visitor: TestVisitor
}
export interface Family extends Person {
  childId: string
}

const rights = { maySee: true, mayMessage: true, mayPickUp: true, mayDecide: true, mayPay: true }
export const alwaysOpen = { officeHours: false, days: [1, 2, 3, 4, 5], from: '08:00', to: '17:00' }

/** For tests: a school of its own with two classes and a teacher of each, and an office of two. */
export class TestTalk {
  private constructor(
    readonly place: TestSchool,
    readonly bees: string,
    readonly frogs: string,
    readonly teacher: Person,
    readonly otherTeacher: Person,
    readonly office: Person,
    readonly secondOffice: Person,
  ) {}

  static async make(): Promise<TestTalk> {
    const place = await TestSchool.make()
    const inside = place.inside
    const bees = await openClass(inside, { id: randomUUID(), name: 'Bees', schoolYear: '2026/27' })
    const frogs = await openClass(inside, { id: randomUUID(), name: 'Frogs', schoolYear: '2026/27' })
    const staff = async (role: 'teacher' | 'office', name: string, classIds: string[]): Promise<Person> => {
      const memberId = randomUUID()
      await addStaff(inside, memberId, { name, role, classIds, contact: { email: `${memberId}@school.example` } })
      return personOf(place, role, name, memberId)
    }
    return new TestTalk(
      place,
      bees,
      frogs,
      await staff('teacher', 'Tess Teacher', [bees]),
      await staff('teacher', 'Finn Frog', [frogs]),
      await staff('office', 'Olga Office', []),
      await staff('office', 'Otto Office', []),
    )
  }

  /** A child in a class with one guardian. */
  async family(classId: string = this.bees, firstName = 'Mina'): Promise<Family> {
    const childId = randomUUID()
    await admitChild(this.place.inside, childId, { firstName, lastName: 'Test' }, classId)
    return this.guardian(childId, `Parent of ${firstName}`)
  }

  /** One more guardian of a child. */
  async guardian(childId: string, name: string): Promise<Family> {
    const memberId = randomUUID()
    await addGuardian(this.place.inside, childId, memberId, {
      name,
      relation: 'parent',
      rights,
      contact: { email: `${memberId}@home.example` },
    })
    return { ...(await personOf(this.place, 'guardian', name, memberId)), childId }
  }

  /** Changes a guardian's rights, as the office does. */
  async change({ memberId }: Family, change: Partial<typeof guardianships.$inferInsert>): Promise<void> {
    await this.place.inside.write(tx =>
      tx.update(guardianships).set(change).where(eq(guardianships.memberId, memberId)),
    )
  }

  circle = (by: Person, childId: string) => openConversation(by.school, { kind: 'child', about: childId })
  group = (by: Person, classId: string = this.bees) => openConversation(by.school, { kind: 'class', about: classId })
  direct = (by: Person, to: Person) => openConversation(by.school, { kind: 'direct', about: to.memberId })
  inbox = (by: Person) => openConversation(by.school, { kind: 'office' })
}

/** Says something; @returns the message's id. */
export async function say(
  by: Person,
  conversationId: string,
  body = 'Hello',
  more: { replyToId?: string; mediaIds?: string[] } = {},
) {
  const messageId = randomUUID()
  await send(by.school, conversationId, { messageId, body, ...more }, alwaysOpen)
  return messageId
}

async function personOf(place: TestSchool, role: MemberRole, name: string, memberId: string): Promise<Person> {
  await place.inside.write(tx => tx.update(members).set({ welcomedAt: new Date() }).where(eq(members.id, memberId)))
  const actor: Actor = { role, memberId, name, locale: null, welcomed: true }
  return { memberId, school: new School(place.row, actor), visitor: await place.as(memberId) }
}
