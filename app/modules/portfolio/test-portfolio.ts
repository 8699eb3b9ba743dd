import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { TestSchool, type TestVisitor } from '#app/platform/test-context.ts'
import { guardianships } from '#db/schema/children.ts'
import { type MemberRole, members } from '#db/schema/members.ts'
import { observations } from '#db/schema/portfolio.ts'
import { moduleSwitches } from '#db/schema/settings.ts'
import { publish } from '#tenants/bus.server.ts'
import { decide } from '#tenants/consent.server.ts'
import { attachmentBy } from '#tenants/files/test-photos.ts'
import { admitChild } from '#tenants/people/children.server.ts'
import { addGuardian } from '#tenants/people/guardians.server.ts'
import { everyRight, newClass, newTeacher } from '#tenants/people/test-people.ts'
import { School } from '#tenants/school.server.ts'
import { childObservations } from './child-observations.server.ts'
import { contribute } from './contribution.server.ts'
import type { ContributionInput, ObservationInput } from './forms.ts'
import { writeObservation } from './observation.server.ts'
import { portfolioSealer, textPlace, wordsPlace } from './sealed-words.server.ts'
import { readObservation } from './shown.server.ts'
import type { ShownObservation } from './shown-observation.ts'

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
export class TestPortfolio {
  private constructor(
    readonly place: TestSchool,
    readonly bees: string,
    readonly frogs: string,
    readonly teacher: Person,
    readonly otherTeacher: Person,
    readonly office: Person,
  ) {}

  static async make(overrides: Parameters<typeof TestSchool.make>[0] = {}): Promise<TestPortfolio> {
    const place = await TestSchool.make(overrides)
    const [bees, frogs] = [await newClass(place.inside, 'Bees'), await newClass(place.inside, 'Frogs')]
    const teacher = await personOf(place, 'teacher', await newTeacher(place.inside, [bees]))
    const otherTeacher = await personOf(place, 'teacher', await newTeacher(place.inside, [frogs]))
    const office = await place.member('office', { name: 'Olga Office' })
    return new TestPortfolio(
      place,
      bees,
      frogs,
      teacher,
      otherTeacher,
      await personOf(place, 'office', office.memberId, 'Olga Office'),
    )
  }

  /** A child in a class with one guardian, who has said yes to photos inside unless told otherwise. */
  async family(
    firstName = 'Mina',
    classId: string = this.bees,
    says: 'granted' | 'refused' = 'granted',
  ): Promise<Family> {
    const childId = await admitChild(this.place.inside, randomUUID(), { firstName, lastName: 'Test' }, classId)
    const family = await this.guardian(childId, `Parent of ${firstName}`.slice(0, 80))
    await decide(family.school, { childId, purpose: 'photos_inside', decision: says })
    return family
  }

  /** One more guardian of a child. */
  async guardian(childId: string, name: string): Promise<Family> {
    const memberId = randomUUID()
    await addGuardian(this.place.inside, childId, memberId, {
      name,
      relation: 'parent',
      rights: everyRight,
      contact: { email: `${memberId}@home.example` },
    })
    return { ...(await personOf(this.place, 'guardian', memberId, name)), childId }
  }

  /** A right that ends or begins this second. */
  async change(family: Family, rights: Partial<typeof guardianships.$inferInsert>): Promise<void> {
    await this.place.inside.write(tx =>
      tx.update(guardianships).set(rights).where(eq(guardianships.memberId, family.memberId)),
    )
  }

  /** An observation of the Bees' teacher, shared unless told. @returns its id */
  async observe(
    childIds: string[],
    input: Partial<ObservationInput> = {},
    { by = this.teacher, review = false }: { by?: Person; review?: boolean } = {},
  ): Promise<string> {
    const id = randomUUID()
    await writeObservation(by.school, id, this.input(childIds, input), review)
    return id
  }

  input(childIds: string[], input: Partial<ObservationInput> = {}): ObservationInput {
    return {
      childIds,
      observedOn: this.place.inside.today(),
      text: 'Built a tower of twelve blocks.',
      words: '',
      mediaIds: [],
      areas: [],
      outcome: 'share',
      ...input,
    }
  }

  /** Something from home. @returns its id */
  async fromHome(family: Family, input: Partial<ContributionInput> = {}): Promise<string> {
    const id = randomUUID()
    await contribute(family.school, family.childId, id, { text: 'Baked bread.', words: '', mediaIds: [], ...input })
    return id
  }

  /** Gives rows that were inserted past the domain texts that can be opened. */
  async reseal(): Promise<void> {
    const sealer = await portfolioSealer(this.place.inside)
    await this.place.inside.write(async tx => {
      const rows = await tx.select({ id: observations.id }).from(observations).where(eq(observations.textSealed, ''))
      for (const { id } of rows)
        await tx
          .update(observations)
          .set({ textSealed: sealer.seal(textPlace(id), 'Text'), wordsSealed: sealer.seal(wordsPlace(id), '') })
          .where(eq(observations.id, id))
    })
  }

  /** Sets what the school wants. */
  async set(settings: Record<string, unknown>): Promise<void> {
    await this.place.inside.write(tx =>
      tx
        .insert(moduleSwitches)
        .values({ moduleId: 'portfolio', on: true, settings })
        .onConflictDoUpdate({
          target: [moduleSwitches.schoolId, moduleSwitches.moduleId],
          set: { on: true, settings },
        }),
    )
    await publish('school', this.place.id)
  }

  /** What the database has of an observation, whoever asks. */
  async row(id: string) {
    const [row] = await this.place.inside.read(q => q.select().from(observations).where(eq(observations.id, id)))
    return row
  }
}

/** For tests: an observation as somebody sees it, null when they do not. */
export const seenBy = (person: Person, id: string): Promise<ShownObservation | null> =>
  readObservation(person.school, id, 'en').catch((error: { code?: string }) => {
    if (error.code !== 'not_found') throw error
    return null
  })

/** For tests: ids on the first page of a child's timeline. */
export const timelineOf = async (person: Person, childId: string): Promise<string[]> =>
  (await childObservations(person.school, childId, {}, 'en')).observations.map(({ id }) => id)

/** For tests: photos of somebody's, ready to go along. */
export const photosBy = (person: Person, count: number): Promise<string[]> =>
  Promise.all(Array.from({ length: count }, () => attachmentBy(person.school)))

async function personOf(place: TestSchool, role: MemberRole, memberId: string, name = `Test ${role}`): Promise<Person> {
  await place.inside.write(tx => tx.update(members).set({ welcomedAt: new Date() }).where(eq(members.id, memberId)))
  const school = new School(place.row, { role, memberId, name, locale: null, welcomed: true })
  return { memberId, school, visitor: await place.as(memberId) }
}
