import { and, desc, eq, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Queries } from '#db/client.server.ts'
import { children, enrolments } from '#db/schema/children.ts'
import { classes } from '#db/schema/classes.ts'
import { members } from '#db/schema/members.ts'
import { urgentAnswers, urgentCalls, urgentRecipients, urgentRounds } from '#db/schema/urgent.ts'
import { deliveryOf } from '../notifications/delivery-of.server.ts'
import { reachOf } from '../notifications/reach.ts'
import { nameOf } from '../people/child-name.ts'
import { contactsOf } from '../people/contacts.server.ts'
import { enrolledOn } from '../people/enrolled.ts'
import { found, Problem } from '../problem.ts'
import { isOffice, isStaff } from '../roles.ts'
import type { School } from '../school.server.ts'
import { seesOn } from './audience.server.ts'
import { callKinds } from './kinds.ts'
import { byWorry, type Gone, type RollAnswer, type RollGroup, type RollPerson, standingOf } from './roll.ts'
import { addedWords } from './sealed-words.server.ts'

type Recipient = Awaited<ReturnType<typeof recipientsOf>>[number]

/**
 * Who was called and how each of them stands, by class: for the office everybody, for teachers the families of their own classes.
 * Staff come last, families of two classes in both.
 * @throws Problem not_found, forbidden for families
 */
export async function rollOf(school: School, callId: string): Promise<RollGroup[]> {
  if (!isStaff(school.actor.role)) throw new Problem('forbidden', 'the roll is for staff')
  const [[call], rows, answers, rounds] = await school.read(q =>
    Promise.all([
      q.select({ id: urgentCalls.id }).from(urgentCalls).where(eq(urgentCalls.id, callId)),
      recipientsOf(q, callId, school.today()),
      answersOf(q, callId),
      q.select({ id: urgentRounds.id }).from(urgentRounds).where(eq(urgentRounds.callId, callId)),
    ]),
  )
  const subjects = [found(call).id, ...rounds.map(({ id }) => id)]
  const [told, said] = await Promise.all([deliveryOf(school, callKinds, subjects), withWords(school, answers)])
  const toldOf = gathered(told, ({ memberId }) => memberId)
  const rowsOf = gathered(ownOrTaught(school, rows), ({ memberId }) => memberId)
  const people = new Map<string, RollPerson>()
  for (const [memberId, own] of rowsOf) {
    const given = said.get(memberId) ?? []
    const reach = reachOf(toldOf.get(memberId) ?? [])
    const names = own.flatMap(({ child }) => (child ? [nameOf(child)] : []))
    people.set(memberId, {
      ...{ memberId, name: own[0]?.name ?? '', children: [...new Set(names)], reach, phone: null, gone: goneOf(own) },
      ...{ standing: standingOf(given[0]?.answer, reach), answers: given },
    })
  }
  await addPhones(school, [...people.values()])
  return grouped([...rowsOf.values()].flat(), people)
}

/** One person of the roll, with all they have said. @throws Problem not_found, forbidden for families */
export async function rollPersonOf(school: School, callId: string, memberId: string): Promise<RollPerson> {
  const groups = await rollOf(school, callId)
  return found(groups.flatMap(({ people }) => people).find(person => person.memberId === memberId))
}

function recipientsOf(q: Queries, callId: string, today: string) {
  return q
    .select({
      memberId: urgentRecipients.memberId,
      childId: urgentRecipients.childId,
      name: members.name,
      child: { firstName: children.firstName, lastName: children.lastName, callName: children.callName },
      classId: classes.id,
      className: classes.name,
      gone: sql<Gone | null>`case
        when ${members.leftAt} is not null or ${children.leftOn} < ${today}::date then 'left'
        when ${urgentRecipients.childId} is null then null
        when not exists (select 1 from guardianships g where g.school_id = ${urgentRecipients.schoolId}
          and g.child_id = ${urgentRecipients.childId} and g.member_id = ${urgentRecipients.memberId} and ${seesOn(today)}) then 'left'
        when exists (select 1 from urgent_calls c where c.school_id = ${urgentRecipients.schoolId}
            and c.id = ${urgentRecipients.callId} and c.audience = 'classes')
          and not exists (select 1 from enrolments e join urgent_classes u on u.school_id = e.school_id and u.class_id = e.class_id
            where e.school_id = ${urgentRecipients.schoolId} and e.child_id = ${urgentRecipients.childId}
              and u.call_id = ${urgentRecipients.callId}
              and ${today}::date between e.starts_on and coalesce(e.ends_on, 'infinity')) then 'moved'
      end`,
    })
    .from(urgentRecipients)
    .innerJoin(members, and(eq(members.schoolId, urgentRecipients.schoolId), eq(members.id, urgentRecipients.memberId)))
    .leftJoin(
      children,
      and(eq(children.schoolId, urgentRecipients.schoolId), eq(children.id, urgentRecipients.childId)),
    )
    .leftJoin(
      enrolments,
      and(eq(enrolments.schoolId, children.schoolId), eq(enrolments.childId, children.id), enrolledOn(today)),
    )
    .leftJoin(classes, and(eq(classes.schoolId, enrolments.schoolId), eq(classes.id, enrolments.classId)))
    .where(eq(urgentRecipients.callId, callId))
}

/** Somebody is gone when no row of theirs would be written today. */
const goneOf = (own: readonly Recipient[]): Gone | null => {
  const still = own.filter(({ gone }) => gone !== 'left')
  if (still.some(({ gone }) => !gone)) return null
  return still.length > 0 ? 'moved' : 'left'
}

const noter = alias(members, 'noter')

const answersOf = (q: Queries, callId: string) =>
  q
    .select({ answer: urgentAnswers, notedBy: noter.name })
    .from(urgentAnswers)
    .leftJoin(noter, and(eq(noter.schoolId, urgentAnswers.schoolId), eq(noter.id, urgentAnswers.notedBy)))
    .where(eq(urgentAnswers.callId, callId))
    .orderBy(desc(urgentAnswers.saidAt), desc(urgentAnswers.id))

/** By member; what somebody added is the office's to read. */
async function withWords(
  school: School,
  rows: Awaited<ReturnType<typeof answersOf>>,
): Promise<Map<string, RollAnswer[]>> {
  const added = isOffice(school.actor.role)
    ? await addedWords(
        school,
        rows.map(({ answer }) => answer),
      )
    : new Map<string, string>()
  const said = gathered(rows, ({ answer }) => answer.memberId)
  return new Map(
    [...said].map(([memberId, own]) => [
      memberId,
      own.map(({ answer: { id, answer, saidAt }, notedBy }) => {
        return { id, answer, word: added.get(id) ?? null, at: saidAt.toISOString(), notedBy }
      }),
    ]),
  )
}

/** A teacher's own row is theirs to answer, and not one of the families they look after. */
const ownOrTaught = (school: School, rows: readonly Recipient[]): readonly Recipient[] =>
  isOffice(school.actor.role) ? rows : rows.filter(({ childId }) => childId !== null)

async function addPhones(school: School, people: readonly RollPerson[]): Promise<void> {
  if (!isOffice(school.actor.role)) return
  const wanted = people.filter(({ standing }) => standing !== 'safe' && standing !== 'received')
  const contacts = await contactsOf(
    school,
    wanted.map(({ memberId }) => memberId),
  )
  for (const person of wanted) person.phone = contacts.get(person.memberId)?.phone ?? null
}

function grouped(rows: readonly Recipient[], people: ReadonlyMap<string, RollPerson>): RollGroup[] {
  const groups = gathered(rows, ({ childId, classId }) => (childId ? (classId ?? 'none') : 'staff'))
  // Class 2 comes before class 10.
  const { compare } = new Intl.Collator(undefined, { numeric: true })
  const rank = (key: string) => ['none', 'staff'].indexOf(key)
  return [...groups]
    .map(([key, those]) => ({
      key,
      id: those[0]?.classId ?? null,
      name: those[0]?.className ?? '',
      staff: key === 'staff',
      people: [...new Set(those.map(({ memberId }) => memberId))]
        .flatMap(memberId => people.get(memberId) ?? [])
        .toSorted(byWorry),
    }))
    .toSorted((one, other) => rank(one.key) - rank(other.key) || compare(one.name, other.name))
    .map(({ key, ...group }) => group)
}

/** By what each has in common with others, in their order. */
function gathered<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}
