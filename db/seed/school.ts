import { eq, sql } from 'drizzle-orm'
import { v5 as uuidv5 } from 'uuid'
import { seedAlbum } from '#app/modules/albums/seed.ts'
import { seedWeeks } from '#app/modules/attendance/seed.ts'
import { seedDoor } from '#app/modules/attendance/seed-door.ts'
import { seedNotice } from '#app/modules/notices/seed.ts'
import { runTransaction } from '#db/client.server.ts'
import { enrolments } from '#db/schema/children.ts'
import { members } from '#db/schema/members.ts'
import { schools } from '#db/schema/platform.ts'
import { brands } from '#db/schema/settings.ts'
import type { Actor } from '#tenants/actor.ts'
import { skeleton } from '#tenants/confusable.ts'
import { decide } from '#tenants/consent.server.ts'
import { mainHostname } from '#tenants/domains/main.server.ts'
import { ensureIdentity, setPassword } from '#tenants/identity/identities.server.ts'
import { admitChild } from '#tenants/people/children.server.ts'
import { openClass } from '#tenants/people/classes.server.ts'
import { addGuardian } from '#tenants/people/guardians.server.ts'
import { inviteRelative } from '#tenants/people/relatives/relatives.server.ts'
import { addStaff } from '#tenants/people/staff.server.ts'
import { makeTag, tagChildren } from '#tenants/people/tags.server.ts'
import { yearAt } from '#tenants/people/years/years.server.ts'
import { School } from '#tenants/school.server.ts'
import { runJobs } from '#workers/run-jobs.ts'
import { seedBills } from './bills.ts'
import { seedDrill } from './drill.ts'
import { seedHealth } from './health.ts'
import { seedMonths } from './months.ts'
import { seedPortfolio } from './portfolio.ts'
import { seedTerm } from './reports.ts'
import { seedRoster } from './roster.ts'
import { type DemoSchool, demoPassword, demoPin } from './schools.ts'
import { seedTalks } from './talks.ts'
import { seedYear, seedYearPlan } from './year.ts'

/** Somebody who can sign in to the demo. */
export interface DemoPerson {
  email: string
  role: string
  name: string
  /** By which they say at a kiosk who they are. */
  pin?: string
}

const everything = { maySee: true, mayMessage: true, mayPickUp: true, mayDecide: true, mayPay: true }
/** Ids of the demo are made from names, so that running the seed again finds what is there. */
const namespace = '5f1d1bd0-6c3b-4f0e-9a51-c2f0f9b3a001'

/** Whether the school is there already. */
export async function isSeeded(slug: string): Promise<boolean> {
  const rows = await runTransaction('platform', { readOnly: true }, q =>
    q.select({ id: schools.id }).from(schools).where(eq(schools.slug, slug)),
  )
  return rows.length > 0
}

/**
 * Makes a demo school through the domain, as its own people would; photos are drawn and prepared like any other.
 * @param photos enough for all its albums; drawn before, since preparing media closes sharp to vector graphics
 */
export async function seedSchool(
  demo: DemoSchool,
  photos: Buffer[],
  jobsDone: (school: School) => Promise<unknown> = school => runJobs(school),
): Promise<void> {
  const [facts] = await runTransaction('platform', { readOnly: false }, q =>
    q
      .insert(schools)
      .values({
        ...pick(demo, ['slug', 'name', 'kind', 'country', 'timeZone', 'locale']),
        slugSkeleton: skeleton(demo.slug),
        plan: 'plus',
        state: 'active',
      })
      .returning(),
  )
  if (!facts) throw new Error('The demo school was not inserted.')
  const id = (name: string) => uuidv5(`${demo.slug}/${name}`, namespace)
  const actor = (role: Actor['role'], name: string): School =>
    new School(facts, { role, memberId: id(name), name, locale: null, welcomed: true })
  const system = actor('system', 'system').asSystem()
  const owner = actor('owner', demo.owner)

  await system.write(tx =>
    tx
      .insert(brands)
      .values({ ...pick(demo, ['shortName', 'colour', 'accent', 'corner', 'font', 'welcome', 'about']) }),
  )
  await addStaff(system, id(demo.owner), {
    name: demo.owner,
    role: 'owner',
    classIds: [],
    contact: { email: emailOf(demo, 'owner') },
  })
  const { name: schoolYear } = await yearAt(owner, owner.today())
  for (const name of demo.classes) await openClass(owner, { id: id(name), name, schoolYear })
  for (const [index, name] of demo.teachers.entries()) {
    const classId = id(demo.classes[index] ?? demo.classes[0] ?? '')
    await addStaff(owner, id(name), {
      name,
      role: 'teacher',
      classIds: [classId],
      contact: { email: emailOf(demo, index === 0 ? 'teacher' : `teacher${index + 1}`) },
    })
  }
  const half = Math.ceil(demo.children.length / 2)
  for (const [index, child] of demo.children.entries()) {
    const childId = id(child.firstName)
    const classId = id(demo.classes[index < half ? 0 : 1] ?? '')
    await admitChild(
      owner,
      childId,
      {
        firstName: child.firstName,
        lastName: child.lastName,
        birthDate: birthDateOf(index),
      },
      classId,
    )
    await addGuardian(owner, childId, id(child.guardian), {
      name: child.guardian,
      relation: 'parent',
      rights: everything,
      contact: { email: emailOf(demo, index === 0 ? 'parent' : `parent${index + 1}`) },
    })
    // The last family of each class has not answered yet, as happens.
    if (index !== half - 1 && index !== demo.children.length - 1) {
      for (const purpose of ['photos_inside', 'photos_outside'] as const) {
        await decide(actor('guardian', child.guardian), {
          childId,
          purpose,
          decision: purpose === 'photos_inside' || index % 2 === 0 ? 'granted' : 'refused',
        })
      }
    }
  }
  for (const { name, colour, every } of demo.tags) {
    await makeTag(owner, { id: id(name), name, colour })
    const wearers = demo.children.filter((_, index) => index % every === 0)
    await tagChildren(
      owner,
      id(name),
      wearers.map(child => id(child.firstName)),
      true,
    )
  }
  // They did not all come in today: families see the albums of their time in the class.
  await system.write(tx => tx.update(enrolments).set({ startsOn: sql`${owner.today()}::date - 60` }))
  await signInsOf(demo, system, id)
  const teacher = actor('teacher', demo.teachers[0] ?? '')
  // The oldest first, as they were posted.
  for (const album of demo.albums.toSorted((a, b) => b.daysAgo - a.daysAgo))
    await postAlbum(demo, teacher, album, id, photos.splice(0, album.photos))
  const inClass = demo.children.slice(0, half)
  await seedWeeks(
    teacher,
    inClass.map(child => id(child.firstName)),
    { guardian: actor('guardian', inClass[1]?.guardian ?? ''), report: { reason: 'sick', note: demo.sickNote } },
  )
  await seedDoor(
    teacher,
    id(demo.classes[0] ?? ''),
    demo.door.kiosk,
    inClass.map((child, index) => ({
      guardian: actor('guardian', child.guardian),
      childId: id(child.firstName),
      pin: demoPin,
      ...(demo.door.persons[index] ? { person: demo.door.persons[index] } : {}),
    })),
  )
  await seedHealth(
    { owner, teacher },
    inClass.map((child, index) => ({
      childId: id(child.firstName),
      guardian: actor('guardian', child.guardian),
      birthDate: birthDateOf(index),
    })),
  )
  await seedRoster(owner, id('roster'), demo.locale)
  await seedYear(owner, id('school-year'))
  await seedYearPlan(owner, id('year'))
  const drilled = inClass.map(({ guardian }) => ({
    answerId: id(`drill ${guardian}`),
    by: actor('guardian', guardian),
  }))
  await seedDrill(
    owner,
    { callId: id('drill'), answers: [{ answerId: id('drill'), by: teacher }, ...drilled] },
    demo.locale,
  )
  const [first] = demo.children
  if (first) {
    const [guardian, childId] = [actor('guardian', first.guardian), id(first.firstName)]
    const childIds = inClass.map(child => id(child.firstName))
    await seedPortfolio({ owner, teacher, guardian, childIds, id }, demo.locale, photos)
    await seedTerm({ owner, teacher }, { classId: id(demo.classes[0] ?? ''), childIds, id }, demo.locale, jobsDone)
    await seedTalks({ owner, teacher, guardian, childId, classId: id(demo.classes[0] ?? '') }, demo.locale)
    await inviteRelative(
      guardian,
      childId,
      id(demo.relative),
      { name: demo.relative, relation: 'grandparent', reach: 'year' },
      await mainHostname(owner),
    )
  }
  for (const notice of demo.notices.toReversed()) await postNotice(demo, notice, { owner, teacher, actor, id })
  await seedBills(system, { ...pick(demo, ['locale', 'country']), children: demo.children.length }, id)
  await seedMonths(system, { ...pick(demo, ['locale', 'country']), children: demo.children.length })
  // So that the console has figures before their hour has come.
  await system.write(tx => tx.enqueue('upkeep.count-figures', {}))
}

/** When the child of that place in the list was born. */
const birthDateOf = (index: number): string => `${2021 + (index % 3)}-0${1 + (index % 9)}-1${index % 9}`

/** Those who are printed: one of each role. */
export const demoPeople = (demo: DemoSchool): DemoPerson[] => [
  { email: emailOf(demo, 'owner'), role: 'owner', name: demo.owner },
  { email: emailOf(demo, 'teacher'), role: 'teacher', name: demo.teachers[0] ?? '' },
  { email: emailOf(demo, 'parent'), role: 'guardian', name: demo.children[0]?.guardian ?? '', pin: demoPin },
]

const emailOf = (demo: DemoSchool, who: string): string => `${who}@${demo.slug}.example`

async function signInsOf(demo: DemoSchool, system: School, id: (name: string) => string): Promise<void> {
  for (const person of demoPeople(demo)) {
    const identityId = await ensureIdentity(person.email, demo.locale)
    await setPassword(identityId, demoPassword)
    await system.write(tx =>
      tx
        .update(members)
        .set({ identityId, welcomedAt: new Date() })
        .where(eq(members.id, id(person.name))),
    )
  }
}

async function postAlbum(
  demo: DemoSchool,
  teacher: School,
  album: DemoSchool['albums'][number],
  id: (name: string) => string,
  photos: Buffer[],
): Promise<void> {
  await seedAlbum(teacher, {
    id: id(album.title),
    classId: id(demo.classes[0] ?? ''),
    title: album.title,
    note: album.note,
    happenedOn: new Date(Date.parse(teacher.today()) - album.daysAgo * 86_400_000).toISOString().slice(0, 10),
    photos,
    captions: album.captions,
    children: photos.map((_, index) =>
      demo.children.slice(index % 2, (index % 2) + 2).map(child => id(child.firstName)),
    ),
  })
}

async function postNotice(
  demo: DemoSchool,
  notice: DemoSchool['notices'][number],
  {
    owner,
    teacher,
    actor,
    id,
  }: {
    owner: School
    teacher: School
    actor: (role: Actor['role'], name: string) => School
    id: (name: string) => string
  },
): Promise<void> {
  // Not the first family: who signs in to the demo as a parent has something to do.
  const families = demo.children
    .slice(1, Math.ceil(demo.children.length / 2))
    .concat(notice.from === 'owner' ? demo.children.slice(Math.ceil(demo.children.length / 2)) : [])
    .map(child => ({ guardian: actor('guardian', child.guardian), childId: id(child.firstName) }))
  await seedNotice(notice.from === 'owner' ? owner : teacher, {
    ...notice,
    id: id(notice.title),
    classId: notice.from === 'owner' ? undefined : id(demo.classes[0] ?? ''),
    readers: families.slice(0, notice.read).map(({ guardian }) => guardian),
    answers: families.slice(0, notice.answered),
  })
}

function pick<Row, Key extends keyof Row>(row: Row, keys: readonly Key[]): Pick<Row, Key> {
  return Object.fromEntries(keys.map(key => [key, row[key]])) as Pick<Row, Key>
}
