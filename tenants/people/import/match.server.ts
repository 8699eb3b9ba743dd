import { and, eq, isNull, or, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { Queries } from '#db/client.server.ts'
import { children } from '#db/schema/children.ts'
import { classes } from '#db/schema/classes.ts'
import { memberContacts, members } from '#db/schema/members.ts'
import { tags } from '#db/schema/tags.ts'
import type { ContactSealer } from '../contacts.server.ts'
import type { DraftChild, DraftGuardian } from './draft.ts'
import { plainName } from './person-name.ts'
import { type MatchedTag, TagShelf } from './tag-shelf.ts'

/** A class of the file, as it is at the school. */
export interface MatchedClass {
  id: string
  name: string
  /** 'again': of that name in this school year, and closed. */
  standing: 'open' | 'new' | 'again'
}

/** A guardian of the file: one person, however many rows name them. */
export interface MatchedPerson {
  memberId: string
  isNew: boolean
  guardian: DraftGuardian
}

export interface MatchedChild {
  draft: DraftChild
  class: MatchedClass | null
  tags: MatchedTag[]
  guardians: MatchedPerson[]
}

/** The rows of a file against what the school has. */
export interface Match {
  newcomers: MatchedChild[]
  /** Rows of children who are at the school already. */
  here: DraftChild[]
  /** Rows of a child that an earlier line has. */
  twice: { draft: DraftChild; line: number }[]
  /** Rows of a child whom nobody can give this tag, since it is out of use. */
  archived: { draft: DraftChild; tag: MatchedTag }[]
  classes: MatchedClass[]
  people: MatchedPerson[]
  tags: MatchedTag[]
}

/** The day on which a file is read, ISO date, and the name of the school year that it falls in. */
export interface SchoolDay {
  today: string
  schoolYear: string
}

/** Finds which children, classes and guardians are there. Rows without problems only. */
export async function matchWith(
  q: Queries,
  drafts: readonly DraftChild[],
  sealer: ContactSealer,
  { schoolYear }: SchoolDay,
): Promise<Match> {
  const contacts = new Map(
    drafts.flatMap(({ guardians }) => guardians.map(each => [each, sealer.indexesOf(each)] as const)),
  )
  const indexes = [...contacts.values()].flatMap(({ emailIndex, phoneIndex }) =>
    [emailIndex ?? [], phoneIndex ?? []].flat(),
  )
  const [known, open, shelf, guardians] = await Promise.all([
    q
      .select({ firstName: children.firstName, lastName: children.lastName, birthDate: children.birthDate })
      .from(children),
    q.select().from(classes).orderBy(classes.schoolYear, classes.id),
    q.select().from(tags).where(isNull(tags.mergedInto)),
    q
      .select({
        memberId: members.id,
        name: members.name,
        emailIndex: memberContacts.emailIndex,
        phoneIndex: memberContacts.phoneIndex,
      })
      .from(memberContacts)
      .innerJoin(members, and(eq(members.schoolId, memberContacts.schoolId), eq(members.id, memberContacts.memberId)))
      .where(
        and(
          eq(members.role, 'guardian'),
          isNull(members.leftAt),
          or(
            sql`${memberContacts.emailIndex} = any (${sql.param(indexes)}::text[])`,
            sql`${memberContacts.phoneIndex} = any (${sql.param(indexes)}::text[])`,
          ),
        ),
      ),
  ])
  const standing = new Roll(known)
  const registry = new Register(guardians)
  const rooms = new Rooms(open, schoolYear)
  const labels = new TagShelf(shelf)
  const match: Match = { newcomers: [], here: [], twice: [], archived: [], classes: [], people: [], tags: [] }
  for (const draft of drafts) {
    const found = standing.take(draft)
    if (found === 'here') match.here.push(draft)
    else if (found !== 'new') match.twice.push({ draft, line: found })
    else {
      const worn = draft.tags.map(name => labels.find(name))
      const archived = worn.find(({ standing }) => standing === 'archived')
      if (archived) match.archived.push({ draft, tag: archived })
      else
        match.newcomers.push({
          draft,
          class: draft.className ? rooms.find(draft.className) : null,
          tags: worn,
          guardians: distinct(draft.guardians.map(each => registry.find(each, contacts.get(each)))),
        })
    }
  }
  match.classes = rooms.used
  match.people = distinct(match.newcomers.flatMap(each => each.guardians))
  match.tags = distinct(match.newcomers.flatMap(each => each.tags))
  return match
}

type Named = { firstName: string; lastName: string; birthDate?: string | null | undefined }

/** Who is there, by name and birth date; a birth date that one side does not know tells nobody apart. */
class Roll {
  readonly #here = new Map<string, (string | null)[]>()
  readonly #lines = new Map<string, { day: string | null; line: number }[]>()

  constructor(known: readonly Named[]) {
    for (const child of known)
      this.#here.set(nameKey(child), [...(this.#here.get(nameKey(child)) ?? []), child.birthDate ?? null])
  }

  /** @returns the line of the same child's first row, if there was one */
  take({ child, line }: DraftChild): 'new' | 'here' | number {
    const key = nameKey(child)
    const day = child.birthDate ?? null
    const same = (other: string | null) => other === day || other === null || day === null
    if (this.#here.get(key)?.some(same)) return 'here'
    const earlier = this.#lines.get(key) ?? []
    const first = earlier.find(each => same(each.day))
    if (first) return first.line
    this.#lines.set(key, [...earlier, { day, line }])
    return 'new'
  }
}

const nameKey = ({ firstName, lastName }: Named): string => `${plainName(lastName)}|${plainName(firstName)}`

interface Indexes {
  emailIndex: string | null
  phoneIndex: string | null
}

/** Guardians by e-mail address; by telephone number and name where there is no address to tell them apart. */
class Register {
  readonly #byEmail = new Map<string, MatchedPerson>()
  readonly #byPhone = new Map<string, MatchedPerson & { emailIndex: string | null }>()

  constructor(known: readonly (Indexes & { memberId: string; name: string })[]) {
    for (const { memberId, name, ...indexes } of known)
      this.#enter({ memberId, isNew: false, guardian: { name, relation: 'parent' } }, indexes)
  }

  find(guardian: DraftGuardian, indexes: Indexes = { emailIndex: null, phoneIndex: null }): MatchedPerson {
    const { emailIndex, phoneIndex } = indexes
    const byEmail = emailIndex ? this.#byEmail.get(emailIndex) : undefined
    if (byEmail) return byEmail
    const byPhone = phoneIndex ? this.#byPhone.get(`${phoneIndex}|${plainName(guardian.name)}`) : undefined
    if (byPhone && (!emailIndex || !byPhone.emailIndex)) return byPhone
    const person = { memberId: uuidv7(), isNew: true, guardian }
    this.#enter(person, indexes)
    return person
  }

  #enter(person: MatchedPerson, { emailIndex, phoneIndex }: Indexes): void {
    if (emailIndex) this.#byEmail.set(emailIndex, person)
    if (phoneIndex)
      this.#byPhone.set(`${phoneIndex}|${plainName(person.guardian.name)}`, Object.assign(person, { emailIndex }))
  }
}

/** Classes by name, those of this school year first. */
class Rooms {
  readonly #byName = new Map<string, MatchedClass>()
  readonly #used = new Set<MatchedClass>()

  constructor(known: readonly (typeof classes.$inferSelect)[], now: string) {
    for (const { id, name, schoolYear, closedAt } of known) {
      if (closedAt && schoolYear !== now) continue
      const before = this.#byName.get(plainName(name))
      if (before?.standing === 'open' && closedAt) continue
      this.#byName.set(plainName(name), { id, name, standing: closedAt ? 'again' : 'open' })
    }
  }

  find(name: string): MatchedClass {
    const room = this.#byName.get(plainName(name)) ?? { id: uuidv7(), name, standing: 'new' as const }
    this.#byName.set(plainName(name), room)
    this.#used.add(room)
    return room
  }

  get used(): MatchedClass[] {
    return [...this.#used]
  }
}

const distinct = <Each>(list: readonly Each[]): Each[] => [...new Set(list)]
