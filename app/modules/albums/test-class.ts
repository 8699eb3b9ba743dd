import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { TestSchool, type TestVisitor } from '#app/platform/test-context.ts'
import type { ConsentPurpose } from '#db/schema/children.ts'
import { type MediaVariant, media } from '#db/schema/media.ts'
import { members } from '#db/schema/members.ts'
import type { Actor } from '#tenants/actor.ts'
import { decide } from '#tenants/consent.server.ts'
import { filesOf, variantId } from '#tenants/files/store.server.ts'
import { admitChild } from '#tenants/people/children.server.ts'
import { openClass } from '#tenants/people/classes.server.ts'
import { addGuardian } from '#tenants/people/guardians.server.ts'
import { addStaff } from '#tenants/people/staff.server.ts'
import { School } from '#tenants/school.server.ts'
import { startAlbum } from './album.server.ts'
import { readAlbum } from './feed.server.ts'
import type { AlbumInput } from './forms.ts'
import { addItems } from './items.server.ts'
import { publishAlbum } from './publication.server.ts'

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

/** For tests: a school of its own with two classes, Bees with their teacher, and an office; families as they are asked for. */
export class TestClass {
  private constructor(
    readonly place: TestSchool,
    readonly bees: string,
    readonly frogs: string,
    readonly teacher: Person,
    readonly otherTeacher: Person,
    readonly office: Person,
  ) {}

  static async make(overrides: Parameters<typeof TestSchool.make>[0] = {}): Promise<TestClass> {
    const place = await TestSchool.make(overrides)
    const inside = place.inside
    const bees = await openClass(inside, { id: randomUUID(), name: 'Bees', schoolYear: '2026/27' })
    const frogs = await openClass(inside, { id: randomUUID(), name: 'Frogs', schoolYear: '2026/27' })
    const staff = async (role: 'teacher' | 'office', classIds: string[]): Promise<Person> => {
      const memberId = randomUUID()
      await addStaff(inside, memberId, {
        name: `Test ${role}`,
        role,
        classIds,
        contact: { email: `${memberId}@school.example` },
      })
      return personOf(place, role, memberId)
    }
    return new TestClass(
      place,
      bees,
      frogs,
      await staff('teacher', [bees]),
      await staff('teacher', [frogs]),
      await staff('office', []),
    )
  }

  /** A child in a class with one guardian, who has said yes to photos unless told otherwise. */
  async family(
    classId: string = this.bees,
    says: 'granted' | 'refused' | 'nothing' = 'granted',
    firstName = 'Mina',
  ): Promise<Family> {
    const [childId, memberId] = [randomUUID(), randomUUID()]
    await admitChild(this.place.inside, childId, { firstName, lastName: 'Test' }, classId)
    await addGuardian(this.place.inside, childId, memberId, {
      name: `Parent of ${firstName}`,
      relation: 'parent',
      rights,
      contact: { email: `${memberId}@home.example` },
    })
    const family = { ...(await personOf(this.place, 'guardian', memberId)), childId }
    if (says !== 'nothing') await this.say(family, says)
    return family
  }

  say(family: Family, decision: 'granted' | 'refused', purpose: ConsentPurpose = 'photos_inside'): Promise<void> {
    return decide(family.school, { childId: family.childId, purpose, decision })
  }

  /** A photo that arrived and was prepared; its bytes are the word itself. */
  async photo(by: Person = this.teacher, row: Partial<typeof media.$inferInsert> = {}): Promise<string> {
    const variants: MediaVariant[] = [
      { name: 'w1600', mime: 'image/webp', bytes: 5, width: 1600, height: 1200 },
      { name: 'w320', mime: 'image/webp', bytes: 5, width: 320, height: 240 },
    ]
    const id = randomUUID()
    const values = {
      id,
      uploadedBy: by.memberId,
      uploadKey: randomUUID(),
      classId: this.bees,
      kind: 'photo',
      state: 'ready',
      width: 1600,
      height: 1200,
      variants,
    } as const
    await by.school.write(tx => tx.insert(media).values({ ...values, ...row }))
    for (const { name } of variants) await (await filesOf(by.school)).put(variantId(id, name), Buffer.from('photo'))
    return id
  }

  /** A draft of the Bees with as many photos. */
  async draft(
    photos = 1,
    input: Partial<AlbumInput> = {},
  ): Promise<{ id: string; items: { id: string; mediaId: string }[] }> {
    const id = await startAlbum(this.teacher.school, randomUUID(), this.input(input))
    const mediaIds: string[] = []
    for (let count = 0; count < photos; count++) mediaIds.push(await this.photo())
    await addItems(this.teacher.school, id, mediaIds)
    return { id, items: (await readAlbum(this.teacher.school, id)).items }
  }

  /** The same, out to its families. */
  async album(
    photos = 1,
    input: Partial<AlbumInput> = {},
  ): Promise<{ id: string; items: { id: string; mediaId: string }[] }> {
    const draft = await this.draft(photos, input)
    await publishAlbum(this.teacher.school, draft.id, 'now')
    return draft
  }

  input(input: Partial<AlbumInput> = {}): AlbumInput {
    const day = this.teacher.school.today()
    return {
      classId: this.bees,
      title: 'Pond walk',
      note: undefined,
      happenedOn: day,
      audience: 'class',
      childIds: [],
      commentsOn: true,
      heartsOn: true,
      ...input,
    }
  }

  /** Switches the module, or sets what it allows. */
  async switchAlbums(on: boolean, settings: Record<string, unknown> = {}): Promise<void> {
    await this.place.set('albums', settings, on)
  }

  /** What the database has of a file, whoever asks. */
  async mediaRow(mediaId: string) {
    const [row] = await this.place.inside.read(q => q.select().from(media).where(eq(media.id, mediaId)))
    return row
  }
}

async function personOf(place: TestSchool, role: 'teacher' | 'office' | 'guardian', memberId: string): Promise<Person> {
  await place.inside.write(tx => tx.update(members).set({ welcomedAt: new Date() }).where(eq(members.id, memberId)))
  const actor: Actor = { role, memberId, name: `Test ${role}`, locale: null, welcomed: true }
  return { memberId, school: new School(place.row, actor), visitor: await place.as(memberId) }
}
