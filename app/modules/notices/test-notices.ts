import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { TestSchool, type TestVisitor } from '#app/platform/test-context.ts'
import { guardianships } from '#db/schema/children.ts'
import { type MemberRole, members } from '#db/schema/members.ts'
import { admitChild } from '#tenants/people/children.server.ts'
import { addGuardian } from '#tenants/people/guardians.server.ts'
import type { Rights } from '#tenants/people/rights.ts'
import { everyRight, newClass, newTeacher } from '#tenants/people/test-people.ts'
import { School } from '#tenants/school.server.ts'
import { noticeToEdit } from './edited-notice.server.ts'
import type { NoticeInput } from './forms.ts'
import { type Changed, changeNotice, writeNotice } from './notice.server.ts'
import { shownNotice } from './shown.server.ts'

/** For tests: somebody in a school, as the domain and as a browser know them. */
export interface Person {
  memberId: string
  school: School
  visitor: TestVisitor
}
export interface Family extends Person {
  childId: string
}

/** For tests: a school of its own with two classes, each with its teacher, and an office; families as they are asked for. */
export class TestNotices {
  private constructor(
    readonly place: TestSchool,
    readonly bees: string,
    readonly frogs: string,
    readonly teacher: Person,
    readonly otherTeacher: Person,
    readonly office: Person,
  ) {}

  static async make(overrides: Parameters<typeof TestSchool.make>[0] = {}): Promise<TestNotices> {
    const place = await TestSchool.make(overrides)
    const [bees, frogs] = [await newClass(place.inside, 'Bees'), await newClass(place.inside, 'Frogs')]
    const teacher = await personOf(place, 'teacher', await newTeacher(place.inside, [bees]))
    const otherTeacher = await personOf(place, 'teacher', await newTeacher(place.inside, [frogs]))
    const office = await place.member('office', { name: 'Olga Office' })
    return new TestNotices(place, bees, frogs, teacher, otherTeacher, await personOf(place, 'office', office.memberId))
  }

  /** A child in a class with one guardian. */
  async family(classId: string = this.bees, firstName = 'Mina', rights: Partial<Rights> = {}): Promise<Family> {
    const childId = await admitChild(this.place.inside, randomUUID(), { firstName, lastName: 'Test' }, classId)
    return this.guardian(childId, `Parent of ${firstName}`, rights)
  }

  /** One more guardian of a child. */
  async guardian(childId: string, name: string, rights: Partial<Rights> = {}): Promise<Family> {
    const memberId = randomUUID()
    await addGuardian(this.place.inside, childId, memberId, {
      name,
      relation: 'parent',
      rights: { ...everyRight, ...rights },
      contact: { email: `${memberId}@home.example` },
    })
    return { ...(await personOf(this.place, 'guardian', memberId, name)), childId }
  }

  /** Another child of a guardian who is there. */
  async sibling(of: Family, classId: string, firstName: string): Promise<string> {
    const childId = await admitChild(this.place.inside, randomUUID(), { firstName, lastName: 'Test' }, classId)
    await this.place.inside.write(tx =>
      tx.insert(guardianships).values({ childId, memberId: of.memberId, relation: 'parent' }),
    )
    return childId
  }

  /** A right that ends or begins this second. */
  async change(family: Family, rights: Partial<typeof guardianships.$inferInsert>): Promise<void> {
    await this.place.inside.write(tx =>
      tx.update(guardianships).set(rights).where(eq(guardianships.memberId, family.memberId)),
    )
  }

  /** A notice of the Bees' teacher, out unless told. @returns its id */
  async notice(input: Partial<NoticeInput> = {}, by: Person = this.teacher): Promise<string> {
    const noticeId = randomUUID()
    await writeNotice(by.school, noticeId, this.input(input))
    return noticeId
  }

  /** Changes a notice from a form that is made this moment. */
  async edit(by: Person, noticeId: string, input: NoticeInput): Promise<Changed> {
    const { basis } = await noticeToEdit(by.school, noticeId)
    return changeNotice(by.school, noticeId, input, basis)
  }

  input(input: Partial<NoticeInput> = {}): NoticeInput {
    return {
      title: 'Trip to the pond',
      body: 'On Friday we walk to the pond.',
      level: 'read',
      audience: 'chosen',
      classIds: [this.bees],
      tagIds: [],
      childIds: [],
      mediaIds: [],
      everyGuardian: false,
      commentsOn: true,
      pinned: false,
      when: 'now',
      ...input,
    }
  }

  /** The wording that is before a reader, as a form sends it back. */
  async versionOf({ school }: Person, noticeId: string): Promise<string> {
    const [newest] = (await shownNotice(school, noticeId)).versions
    if (!newest) throw new Error('It has no wording yet.')
    return newest.id
  }
}

async function personOf(place: TestSchool, role: MemberRole, memberId: string, name = `Test ${role}`): Promise<Person> {
  await place.inside.write(tx => tx.update(members).set({ welcomedAt: new Date() }).where(eq(members.id, memberId)))
  const school = new School(place.row, { role, memberId, name, locale: null, welcomed: true })
  return { memberId, school, visitor: await place.as(memberId) }
}
